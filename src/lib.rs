//! congkhai ("công khai": public disclosure) turns Markdown and YAML that describe a Vietnamese school's plans, self-assessments and legally
//! required disclosures into a static website.
//!
//! # The pipeline
//!
//! One pure function with a small shell around it; data flows one way, and each stage is a module:
//!
//! ```text
//! content/ themes/ packs/            regulations inside the program (pack/data)
//!        │ source: the only reader of the disk      │ pack
//!        ▼                                          ▼
//!     Snapshot ──parse──▶ trees with places ──model──▶ Site (typed, every reference resolved)
//!                                                   │ derive: figures, levels, duties, once a unit
//!                                                   ├── check ──▶ Diagnostics
//!                                                   ▼
//!                              site::plan: routes and views, one an address
//!                                                   │ render (theme), in parallel
//!                                                   ▼
//!                              route → bytes ── site::inspect ──▶ Diagnostics
//!                                                   │
//!                          publish: the only writer of the disk      serve: the preview, in memory
//!                                                   ▼
//!                                                public/
//! ```
//!
//! A site is made unit by unit: model, derive, check, plan and render run for one unit, which is then let go; pages over several units are made from
//! what is recorded of each ([`site::plan::UnitRecord`]).
//!
//! [`pipeline::build`] is that function. It reads no disk (of a large site the snapshot brings files back by itself), no clock and no environment, and cannot fail: it returns what it could make and
//! what is wrong. `cli` takes the snapshot, has PDF files read by processes of their own (a file may be made to break its reader) and hands their
//! words in with it, decides by severity whether to publish, and prints. Units with errors are held back: the sources of their last good version are
//! put into the snapshot, and the same function is asked again ([`pipeline::replace`]).
//!
//! # Invariants (kept by `tests/it/architecture.rs` and `tests/it/floors.rs`)
//!
//! * A module knows only modules before it in this list: text, ledger, diag, source, parse, explain, pack, schema, model, derive, check, privacy, theme, site, render, publish, pipeline, serve, cli.
//! * A template sees its view and the theme's words, nothing else; `render` knows views only.
//! * Pages are planned at their Vietnamese addresses and link through one function, which leads to the reader's language.
//! * Disk, clock, environment and screen have one door each: `source` and `publish`, `cli`, `cli`, `cli`.
//! * Law lives in `pack/data`: a new circular is a new file, never a new `if`.
//! * The same input on the same stated day gives the same bytes.
//!
//! # What may be relied on
//!
//! [`pipeline`], [`pack`], [`source`] and [`diag`] are the public surface: what they show changes with a new version only, and CHANGELOG.md says
//! how. All other modules are `pub` for the tests, the benches and whoever reads; they change as the program needs. For those who use the
//! program, its commands, exit codes, JSON, source files and the theme's contract are what stays.
//!
//! # Words
//!
//! Terms that law defines stay Vietnamese where a reader sees them; in code they have these names:
//!
//! | Vietnamese | code | |
//! |---|---|---|
//! | công khai | disclosure | making public by Circular 36/2017 or 09/2024 |
//! | biểu mẫu | form | 01-12 of Circular 36/2017, 2-4 of Circular 61/2017/TT-BTC |
//! | tự đánh giá | assessment | a school's self-assessment |
//! | tiêu chuẩn, tiêu chí, chỉ báo | standard, criterion, indicator | |
//! | Mức | level | of a criterion, and of the school |
//! | Cấp độ | accreditation | the certificate (kiểm định chất lượng giáo dục) that goes with a Mức |
//! | Mức độ | degree | of the national standard (chuẩn quốc gia) |
//! | minh chứng | evidence | |
//! | kế hoạch cải tiến | improvement plan | |
//! | đánh giá ngoài | external assessment | |
//! | sổ công bố | publication log | [`ledger`]; a line is an entry, what was public is kept as a copy |

pub mod check;
pub mod cli;
pub mod derive;
pub mod diag;
pub mod explain;
pub mod ledger;
pub mod model;
pub mod pack;
pub mod parse;
pub mod pipeline;
pub mod privacy;
pub mod publish;
pub mod render;
pub mod schema;
pub mod serve;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
