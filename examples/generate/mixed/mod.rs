//! A portal of a country: institutions of all kinds, of all editions of the law, diligent ones and others.

mod assessments;
mod contents;
mod figures;
mod finance;
mod forms;
mod office;
mod school;
mod unit;

use crate::text::write;
use congkhai::pack::Packs;
use rayon::prelude::*;
use school::School;
use std::path::Path;

/// Writes the portal. Days go until the autumn of 2026.
pub(crate) fn portal(folder: &Path, units: usize, seed: u64, packs: &Packs) {
    write(
        &folder.join("content/site.yaml"),
        "title: Cổng công khai giáo dục (đo tốc độ)\n\
         description: Số liệu của mọi trường ở đây do máy đặt ra để đo.\n\
         base_url: https://congkhai.example/\n\
         notice: \"Trang để đo tốc độ: trường, số liệu và văn bản đều không có thật.\"\n\
         licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}\n\
         languages: [vi, en]\n\
         contact: {name: Ban biên tập, email: lienhe@congkhai.example}\n",
    );
    write(
        &folder.join("packs/giao-duc-thuong-xuyen.yaml"),
        "kind: schools\nid: giao-duc-thuong-xuyen\ntypes:\n  - id: gdtx\n    order: 70\n    \
         names: {vi: Trung tâm giáo dục thường xuyên, en: Continuing education centre}\n    \
         schema_org: EducationalOrganization\n    letters: [GDTX]\n",
    );
    (0..units).into_par_iter().for_each(|n| {
        let mut school = School::new(n, seed);
        let own = folder.join("content").join(&school.folder);
        unit::files(&own, &mut school);
        if school.is_office() {
            office::files(&own, &mut school, seed);
        } else if !school.kind.audiences.is_empty() {
            assessments::files(&own, &mut school, packs);
            forms::files(&own, &mut school, packs);
            contents::files(&own, &mut school, packs);
            finance::files(&own, &mut school, packs);
        }
    });
}
