//! The tests from the outside, linked once: sources go in; pages, exit codes and messages come out.
//!
//! One file a subject; `cargo test --test it calendar::` runs those of one. What they share is [`support`].

#![allow(clippy::disallowed_methods)]

mod architecture;
mod asked;
mod assessment_pages;
mod assessments;
mod bad_input;
mod calendar;
mod cases;
mod cli;
mod contract;
mod diagnostics;
mod disclosures;
mod duties;
mod duties_budget;
mod duties_office;
mod duties_oracle;
mod duties_said;
mod duties_views;
mod fill_in;
mod fill_in_sample;
mod floors;
mod form_pages;
mod fuzz;
mod golden;
mod home;
mod injection;
mod languages;
mod law_as_data;
mod law_now;
mod levels;
mod money;
mod names;
mod office;
mod open_data;
mod packs;
mod pictures;
mod planted;
mod portal;
mod properties;
mod publish;
mod reading;
mod readmes;
mod real_forms;
mod seeds;
mod serve;
mod sheets;
mod sheets_back;
mod source_code;
mod stylesheet;
mod suites;
mod support;
mod text_files;
mod theme;
mod totals;
mod word_documents;
mod word_files;
mod word_random;
mod word_reader;
mod word_seeds;
mod workbooks;
mod yaml_suite;
