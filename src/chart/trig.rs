//! Sine and cosine of angles in turns. Those of the standard library would add 8 KB of range reduction to the wasm, and may differ in
//! the last digit between the build's machine and the reader's; these are the same everywhere.

/// Sine of an angle in turns (1 is the full circle), to 1e-9.
///
/// A Taylor series up to the 13th power, with the angle reduced to a quarter turn around zero, where the next term is below 7e-10.
pub fn sin(turns: f64) -> f64 {
    let near = turns - turns.round();
    let near = if near > 0.25 {
        0.5 - near
    } else if near < -0.25 {
        -0.5 - near
    } else {
        near
    };
    let x = near * std::f64::consts::TAU;
    let square = x * x;
    let mut term = x;
    let mut sum = x;
    for n in [2.0, 4.0, 6.0, 8.0, 10.0, 12.0] {
        term *= -square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

/// Cosine of an angle in turns, to 1e-9.
pub fn cos(turns: f64) -> f64 {
    sin(turns + 0.25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sine_and_cosine_are_those_of_the_standard_library_to_nine_decimals() {
        for i in -4000..=4000 {
            let turns = f64::from(i) / 997.0;
            let angle = turns * std::f64::consts::TAU;
            assert!((sin(turns) - angle.sin()).abs() < 1e-9, "sin {turns}");
            assert!((cos(turns) - angle.cos()).abs() < 1e-9, "cos {turns}");
        }
    }
}
