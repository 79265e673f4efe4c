//! Báo cáo tự đánh giá: cover, members, contents, summary, data, criteria, evidence, from the same sources as the pages.
//!
//! Its parts and their order are those of the pack on self-assessment forms (`report.parts`).

use crate::model::{Assessment, CriterionSheet, Unit, Visibility};
use crate::pack::{ReportContent, ReportPart, Standard};
use crate::parse::prose::{Prose, Segment, pieces};
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::evidence::evidence_href;
use crate::site::parts::record::{self, Recorded};
use crate::site::parts::table::Simple;
use crate::site::parts::{criterion_sheet, database, rating, report_conclusion};
use crate::site::phrases::assessment;
use crate::site::prose_view::simple_html;
use crate::site::view::{
    Cell, DataTable, Fact, ReportCriterion, ReportPage, ReportPartView, ReportStandard, TocEntry, View,
};
use std::sync::Arc;

pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Page {
    let route = routes::report(unit, assessment);
    let heading = setting.tell("report_title", &[("title", &assessment.title)]);
    let mut chrome = setting.unit_chrome(
        &route,
        unit,
        Section::ASSESSMENTS,
        &heading,
        &assessment::above(setting, unit, Some(assessment)),
    );
    chrome.illustrative = assessment.illustrative;
    let recorded = Recorded {
        span: assessment.school_years.last().map(ToString::to_string).unwrap_or_default(),
        title: heading.clone(),
        published: None,
        corrections: &[],
    };
    record::mark(setting, unit, &route, &mut chrome, recorded);
    let setting = &setting.on_paper();
    let standards: Vec<ReportStandard> =
        assessment.catalogue().standards.iter().map(|s| standard(setting, unit, assessment, s)).collect();
    let evidence = evidence(setting, assessment);
    let further = further(setting, assessment);
    let year = assessment.school_years.last().map_or(setting.as_of.year(), |y| setting.years().end(*y).year());
    let place = unit.province.clone().unwrap_or_default();
    let format = &setting.packs.document_format;
    let mut view = ReportPage {
        national_name: format.fixed_text("national_name").to_owned(),
        motto: format.fixed_text("motto").to_owned(),
        governing_body: unit.governing_body.clone(),
        organ: unit.name.clone(),
        place_year: if place.is_empty() {
            setting.tell("report_year", &[("year", &year.to_string())])
        } else {
            format!("{place} – {year}")
        },
        parts: Vec::new(),
        contents: Vec::new(),
        members: report_conclusion::members(setting, assessment),
        conclusion: report_conclusion::view(setting, assessment),
        abbreviations: abbreviations(setting, assessment),
        rating: rating::view(setting, &route, unit, assessment),
        summary: (!assessment.sheets.is_empty()).then(|| rating::summary(setting, &route, unit, assessment)),
        database: database::view(setting, &route, unit, assessment),
        opening_html: simple_html(&assessment.summary, &setting.links(&route)),
        standards,
        further,
        further_rule: assessment.framework.further.as_ref().and_then(|l| l.rule.clone()),
        evidence,
        chrome,
    };
    (view.parts, view.contents) = parts(setting, assessment, &view);
    Page { route, content: Content::Html(Box::new(View::Report(Box::new(view)))), source: Arc::clone(&assessment.file) }
}

/// What a part is called in the view, and its element's id.
fn named(content: ReportContent) -> (&'static str, &'static str) {
    match content {
        ReportContent::Members => ("members", "danh-sach"),
        ReportContent::Contents => ("contents", "muc-luc"),
        ReportContent::Abbreviations => ("abbreviations", "chu-viet-tat"),
        ReportContent::Summary => ("summary", "bang-tong-hop"),
        ReportContent::Database => ("database", "phan-1"),
        ReportContent::Assessment => ("assessment", "phan-2"),
        ReportContent::HighestLevel => ("highest_level", "muc-4-tu-danh-gia"),
        ReportContent::Conclusion => ("conclusion", "phan-3"),
        ReportContent::Evidence => ("evidence", "phu-luc"),
    }
}

/// The parts of the form that this report has, and its table of contents.
fn parts(setting: &Setting<'_>, assessment: &Assessment, view: &ReportPage) -> (Vec<ReportPartView>, Vec<TocEntry>) {
    let entry = |level: u8, id: &str, text: &str| TocEntry { level, id: id.to_owned(), text: text.to_owned() };
    let (mut parts, mut contents) = (Vec::new(), Vec::new());
    for ReportPart { holds, label } in &setting.packs.sheets.report.parts {
        let there = match holds {
            ReportContent::Members => view.members.is_some(),
            ReportContent::Abbreviations => !view.abbreviations.is_empty(),
            ReportContent::HighestLevel => view.further.is_some(),
            ReportContent::Conclusion => view.conclusion.is_some(),
            ReportContent::Evidence => view.evidence.is_some(),
            _ => true,
        };
        if !there {
            continue;
        }
        let (name, id) = named(*holds);
        parts.push(ReportPartView { holds: name.to_owned(), id: id.to_owned(), label: label.clone() });
        if matches!(holds, ReportContent::Contents | ReportContent::Abbreviations) {
            continue;
        }
        contents.push(entry(2, id, label));
        match holds {
            ReportContent::Database => {
                let tables = assessment.database.iter().flat_map(|d| &d.tables);
                contents.extend(tables.map(|t| entry(3, &database::table_id(t), &t.title)));
            }
            ReportContent::Assessment => contents.extend(view.standards.iter().map(|s| entry(3, &s.id, &s.title))),
            _ => {}
        }
    }
    (parts, contents)
}

/// Abbreviations of the sector that the sheets use.
fn abbreviations(setting: &Setting<'_>, assessment: &Assessment) -> Vec<Fact> {
    let listed = setting.strings.get("report_abbreviations");
    let segments: Vec<_> =
        assessment.sheets.values().flat_map(CriterionSheet::all_prose).map(Prose::segments).collect();
    let texts: Vec<&str> = segments
        .iter()
        .flat_map(|of| pieces(of))
        .filter_map(|segment| match segment {
            Segment::Html(html) => Some(html.as_str()),
            _ => None,
        })
        .collect();
    listed
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .filter(|(short, _)| texts.iter().any(|text| text.contains(short)))
        .map(|(short, long)| Fact { label: short.to_owned(), value: long.to_owned() })
        .collect()
}

fn standard(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, standard: &Standard) -> ReportStandard {
    let rating = setting.derived.rating(assessment);
    let route = routes::report(unit, assessment);
    let criteria = standard.criteria.iter().map(|c| {
        let sheet = assessment.sheets.get(&c.number);
        let evidence = evidence_href(setting, &route, unit, assessment);
        ReportCriterion {
            id: format!("tieu-chi-{}", c.number.slug()),
            title: assessment::short_title(setting, assessment, c.number),
            result: assessment::result(setting, assessment, c.number),
            sections: criterion_sheet::sections(setting, &route, &evidence, sheet, 2),
        }
    });
    let counts: Vec<String> = (1..=assessment.catalogue().highest_level())
        .map(|n| {
            setting.tell(
                "report_count",
                &[
                    ("count", &report_conclusion::reached(assessment, rating, standard, n).to_string()),
                    ("total", &standard.criteria.len().to_string()),
                    ("level", &n.to_string()),
                ],
            )
        })
        .collect();
    ReportStandard {
        id: format!("tieu-chuan-{}", standard.number),
        title: setting.tell(
            "standard_title",
            &[("number", &standard.number.to_string()), ("title", &setting.official(&standard.title))],
        ),
        criteria: criteria.collect(),
        conclusion: setting
            .tell("report_conclusion", &[("number", &standard.number.to_string()), ("counts", &counts.join("; "))]),
    }
}

/// What a level asks beyond the criteria, and whether it is met.
fn further(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    let further = assessment.framework.further.as_ref()?;
    let headers = ["further_item", "further_asks", "further_result"].map(|k| setting.say(k));
    let caption = setting.tell("further_caption", &[("article", &further.article.to_string())]);
    let mut table = Simple::new(&format!("muc-{}", further.level), &caption, &headers);
    for item in &further.items {
        let result = match assessment.further_items.get(&item.key) {
            Some(true) => "result_met",
            Some(false) => "result_not_met",
            None => "result_not_assessed",
        };
        table
            .row(vec![Cell::lines(&item.key), Cell::lines(&item.summary), Cell::lines(setting.strings.get(result))], 0);
    }
    Some(table.finish())
}

/// Bảng danh mục mã minh chứng; what is internal shows its code and no more.
fn evidence(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    if assessment.evidence.items.is_empty() {
        return None;
    }
    let headers = ["evidence_no", "evidence_code", "evidence_name", "evidence_number_date", "evidence_issuer"]
        .map(|k| setting.say(k));
    let mut table = Simple::new("danh-muc-minh-chung", &setting.say("evidence_list_caption"), &headers)
        .numbered()
        .of_kind("evidence-list");
    for (n, item) in assessment.evidence.items.iter().enumerate() {
        let hidden = item.visibility == Visibility::Internal && !assessment.evidence.show_internal_titles;
        let shown = |value: Option<&String>| {
            if hidden { Cell::default() } else { value.map(|v| Cell::lines(v)).unwrap_or_default() }
        };
        let title = if hidden { setting.say("evidence_title_hidden") } else { item.title.clone() };
        table.row(
            vec![
                (n + 1).to_string().into(),
                Cell::lines(&item.code),
                Cell::lines(&title),
                shown(item.number_date.as_ref()),
                shown(item.issuer.as_ref()),
            ],
            1,
        );
    }
    Some(table.finish())
}
