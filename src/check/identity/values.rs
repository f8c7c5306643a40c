//! What the entries of an identity file look like: addresses, domains, days, numbers of registers, names of files.

use url::Url;

/// Whether this is the address of a folder on a server, written as a browser would understand it without mending anything.
pub fn folder(address: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#@".contains(c);
    let whole = address.starts_with("https://") || address.starts_with("http://");
    whole
        && !address.contains(odd)
        && Url::parse(address).is_ok_and(|url| url.path().ends_with('/') && address.ends_with('/') && url.has_host())
        && !address.contains(":///")
}

/// Whether this is a domain: at least two names, which may be Chinese.
pub fn domain(text: &str) -> bool {
    let name = |name: &str| {
        let edge = |c: char| c == '-';
        !name.is_empty()
            && !name.starts_with(edge)
            && !name.ends_with(edge)
            && name.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.contains('.') && text.split('.').all(name)
}

/// Whether this is a day of the calendar and a time of the clock.
pub fn moment(text: &str) -> bool {
    let numbers = |text: &str, between: char, sizes: &[usize]| -> Option<Vec<u32>> {
        let parts: Vec<&str> = text.split(between).collect();
        let whole = parts.len() == sizes.len() && parts.iter().zip(sizes).all(|(part, size)| digits(part, *size));
        whole.then(|| parts.iter().filter_map(|part| part.parse().ok()).collect())
    };
    let Some((day, time)) = text.split_once(' ') else {
        return false;
    };
    match (numbers(day, '-', &[4, 2, 2]).as_deref(), numbers(time, ':', &[2, 2]).as_deref()) {
        (Some([year, month, day]), Some([hour, minute])) => {
            (1..=days(*year, *month)).contains(day) && *hour < 24 && *minute < 60
        }
        _ => false,
    }
}

/// How many days a month has; none if there is no such month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Whether this is a number of so many digits.
pub fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

/// The one run of digits in a number of the police's register.
pub fn record_code(number: &str) -> Option<&str> {
    let code = number.trim_matches(|c: char| !c.is_ascii_digit());
    Some(code).filter(|code| digits(code, 14))
}

/// Whether this is the code of a government website: 10 digits, or for ministries `bm` and 8 digits.
pub fn site_code(code: &str) -> bool {
    digits(code, 10) || code.strip_prefix("bm").is_some_and(|rest| digits(rest, 8))
}

/// Whether this is the number of a certificate of the register of names: 32 hexadecimal digits.
pub fn certificate(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The kinds of pictures that browsers show.
const PICTURES: [&str; 6] = ["png", "svg", "jpg", "jpeg", "gif", "webp"];

/// Whether this names a picture in the folder of the identity file, or in a folder within.
pub fn picture(file: &str) -> bool {
    let name = |name: &str| {
        let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
    };
    file.split('/').all(name) && ending(file).is_some_and(|ending| PICTURES.contains(&ending))
}

/// What stands after the last dot of a file's name.
pub fn ending(file: &str) -> Option<&str> {
    Some(file.rsplit_once('.')?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_folder_begins_with_its_protocol_and_ends_in_a_slash() {
        for good in
            ["https://www.example.gov.cn/", "http://example.gov.cn:8080/zt/infographic/", "https://例子.中国/专题/"]
        {
            assert!(folder(good), "{good}");
        }
        for bad in [
            "www.example.gov.cn/",
            "https://www.example.gov.cn",
            "https:///",
            "https://a b/",
            "https://a/?b/",
            "https://a/#b/",
            "ftp://a/",
            "//a/",
        ] {
            assert!(!folder(bad), "{bad}");
        }
    }

    #[test]
    fn a_domain_has_two_names_or_more_and_nothing_else() {
        for good in ["www.example.gov.cn", "xn--fiq.cn", "例子.中国", "a-1.cn"] {
            assert!(domain(good), "{good}");
        }
        for bad in ["cn", "https://a.cn", "a.cn/", "a.cn:80", "a..cn", ".cn", "a b.cn", "-a.cn", "a-.cn", "a_b.cn"] {
            assert!(!domain(bad), "{bad}");
        }
    }

    #[test]
    fn a_moment_is_one_of_the_calendar_and_the_clock() {
        for good in ["2024-05-01 09:30", "2024-02-29 00:00", "2000-02-29 23:59", "2025-12-31 12:00"] {
            assert!(moment(good), "{good}");
        }
        for bad in [
            "2024-05-01",
            "2024-5-1 9:30",
            "2024-05-01T09:30",
            "2024-05-01 09:30:00",
            "2024-05-01  09:30",
            "2023-02-29 09:30",
            "1900-02-29 09:30",
            "2024-13-01 09:30",
            "2024-00-01 09:30",
            "2024-04-31 09:30",
            "2024-05-00 09:30",
            "2024-05-01 24:00",
            "2024-05-01 09:60",
            "２０２４-05-01 09:30",
            "",
        ] {
            assert!(!moment(bad), "{bad}");
        }
    }

    #[test]
    fn the_code_of_the_police_is_the_14_digits_of_the_number() {
        for number in ["赣公网安备36050202000123号", "赣公网安备 36050202000123 号", "36050202000123"] {
            assert_eq!(record_code(number), Some("36050202000123"), "{number}");
        }
        for number in ["赣公网安备3605号", "赣公网安备360502 02000123号", "赣公网安备号", ""] {
            assert_eq!(record_code(number), None, "{number}");
        }
    }

    #[test]
    fn the_code_of_a_website_is_ten_digits_or_that_of_a_ministry() {
        for good in ["3605000001", "bm07000001"] {
            assert!(site_code(good), "{good}");
        }
        for bad in ["360500000", "36050000011", "bm0700001", "BM07000001", "360500000x", ""] {
            assert!(!site_code(bad), "{bad}");
        }
    }

    #[test]
    fn the_number_of_a_certificate_is_32_hexadecimal_digits() {
        assert!(certificate("08D3AA2BC0F25E7EE053012819ACCA36"));
        for bad in ["", "08D3", "08D3AA2BC0F25E7EE053012819ACCA3G", "08D3AA2BC0F25E7EE053012819ACCA36&x=1"] {
            assert!(!certificate(bad), "{bad}");
        }
    }

    #[test]
    fn a_picture_lies_beside_the_identity_file_or_below() {
        for good in ["police.png", "icons/党政机关.svg", "a-b_c.1.webp"] {
            assert!(picture(good), "{good}");
        }
        for bad in
            ["../police.png", "/police.png", "icons//police.png", "police", "police.js", ".png", "a b.png", "a.png?x"]
        {
            assert!(!picture(bad), "{bad}");
        }
    }
}
