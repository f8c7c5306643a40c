// Lint rules for JavaScript. The language version of each file is that of the oldest engines that run it.
import js from "@eslint/js";
import globals from "globals";

const page = { sourceType: "script", globals: globals.browser };

export default [
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    // The boot script. The build adds its settings.
    files: ["src/boot.js"],
    languageOptions: { ...page, ecmaVersion: 2017, globals: { ...globals.browser, SETTINGS: "readonly", STORAGE_KEY: "readonly" } },
    // `catch` without a binding is only in ECMAScript 2019.
    rules: { "no-var": "error", "prefer-const": "error", eqeqeq: "error", "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
  {
    // The press.
    files: ["src/press.js", "src/press-worker.js"],
    languageOptions: { ...page, ecmaVersion: 2022 },
    rules: { "no-var": "error", "prefer-const": "error", eqeqeq: "error" },
  },
  {
    // The script for hosts.
    files: ["public/embed.js"],
    languageOptions: { ...page, ecmaVersion: 2015 },
    rules: { eqeqeq: "error" },
  },
  {
    // Put into a function that runs in the page.
    files: ["scripts/duties/contrast.js"],
    languageOptions: { ...page, ecmaVersion: 2023 },
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^contrast$" }], eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
  {
    // Tools of the build and of the bench.
    files: ["**/*.mjs"],
    languageOptions: { sourceType: "module", ecmaVersion: 2023, globals: globals.node },
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
  {
    // Some functions in these run in the measured page, where watch.js defines `seen`.
    files: ["benches/peers/*.mjs"],
    languageOptions: { globals: { ...globals.browser, seen: "readonly" } },
  },
];
