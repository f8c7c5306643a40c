// What is asked of the scripts that are not Rust. The language of each is that of the oldest engines that run it.
import js from "@eslint/js";
import globals from "globals";

const page = { sourceType: "script", globals: globals.browser };

export default [
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    // The head of the page. The build gives it its settings.
    files: ["src/boot.js"],
    languageOptions: { ...page, ecmaVersion: 2017, globals: { ...globals.browser, SETTINGS: "readonly", STORAGE_KEY: "readonly" } },
    // It has to name what it catches: to leave that out is of 2019.
    rules: { "no-var": "error", "prefer-const": "error", eqeqeq: "error", "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
  {
    // What hosts of the page run.
    files: ["public/embed.js"],
    languageOptions: { ...page, ecmaVersion: 2015 },
    rules: { eqeqeq: "error" },
  },
  {
    // Tools of the build and of the bench.
    files: ["**/*.mjs"],
    languageOptions: { sourceType: "module", ecmaVersion: 2023, globals: globals.node },
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
  {
    // Functions of these are sent into the page that is measured, where watch.js keeps what it has seen.
    files: ["benches/peers/*.mjs"],
    languageOptions: { globals: { ...globals.browser, seen: "readonly" } },
  },
];
