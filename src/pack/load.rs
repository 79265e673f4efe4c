//! From YAML files to [`Packs`]: the embedded ones first, a site's own over them.

use super::one_file::{Loaded, Pack, Reader, load_file};
use super::{Packs, references};
use crate::diag::Diagnostics;
use crate::parse::prose::CodeShapes;
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use std::sync::{Arc, OnceLock};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/pack/data");

impl Packs {
    /// The regulations inside the program. Tests prove that they load without a finding.
    pub fn embedded() -> Self {
        static PACKS: OnceLock<Packs> = OnceLock::new();
        PACKS
            .get_or_init(|| {
                let mut files: Vec<(Arc<str>, &str)> = DATA
                    .files()
                    .filter_map(|f| Some((Arc::from(format!("packs/{}", f.path().display())), f.contents_utf8()?)))
                    .collect();
                files.sort();
                Self::load(None, &files).0
            })
            .clone()
    }

    /// These packs overlaid by files of a site: a file with a known id replaces that pack, another adds one.
    pub fn overlaid(&self, files: &[(Arc<str>, &str)]) -> (Self, Diagnostics) {
        if files.is_empty() {
            return (self.clone(), Diagnostics::default());
        }
        Self::load(Some(self), files)
    }

    fn load(base: Option<&Packs>, files: &[(Arc<str>, &str)]) -> (Self, Diagnostics) {
        let loaded: Vec<Loaded> = files.par_iter().map(|(file, text)| load_file(file, text)).collect();
        let mut diagnostics = Diagnostics::default();
        let (mut frameworks, mut regimes) = base.map(|b| (b.frameworks.clone(), b.regimes.clone())).unwrap_or_default();
        let (mut sheets, mut format) =
            base.map_or((None, None), |b| (Some(b.sheets.clone()), Some(b.document_format.clone())));
        let (mut calendar, mut holidays) =
            base.map_or((None, None), |b| (Some(b.calendar.clone()), Some(b.holidays.clone())));
        let mut translations = base.map(|b| b.translations.clone()).unwrap_or_default();
        let (mut money, mut glance) = base.map_or((None, None), |b| (Some(b.money.clone()), Some(b.glance.clone())));
        let (mut workbooks, mut privacy) =
            base.map_or((None, None), |b| (Some(b.workbooks.clone()), Some(b.privacy.clone())));
        let mut schools = base.map(|b| (*b.schools).clone()).unwrap_or_default();
        let mut roots = Vec::new();
        for Loaded { root, pack, found } in loaded {
            diagnostics.extend(found);
            roots.push(root.filter(|_| pack.is_some()));
            match pack {
                Some(Pack::Framework(f)) => put(&mut frameworks, Arc::from(f), |f| &f.id),
                Some(Pack::Regime(r)) => put(&mut regimes, Arc::from(r), |r| &r.id),
                Some(Pack::Sheets(s)) => sheets = Some(Arc::from(s)),
                Some(Pack::DocumentFormat(d)) => format = Some(Arc::new(d)),
                Some(Pack::Calendar(c)) => calendar = Some(Arc::new(c)),
                Some(Pack::Holidays(h)) => holidays = Some(Arc::new(h)),
                Some(Pack::Money(m)) => money = Some(Arc::new(m)),
                Some(Pack::Schools(s)) => schools = schools.joined(s),
                Some(Pack::Translation(t)) => put(&mut translations, Arc::new(t), |t| &t.id),
                Some(Pack::Workbooks(w)) => workbooks = Some(Arc::from(w)),
                Some(Pack::Privacy(p)) => privacy = Some(Arc::from(p)),
                Some(Pack::Glance(g)) => glance = Some(Arc::from(g)),
                None => {}
            }
        }
        // with a pack of ours there are all of ours: a fault in one is named before another misses it
        let whole = |found: &Diagnostics| assert!(base.is_some() || found.is_empty(), "a pack of ours: {found:?}");
        whole(&diagnostics);
        frameworks.sort_by(|a, b| (&b.issued, &b.id).cmp(&(&a.issued, &a.id)));
        regimes.sort_by(|a, b| (&b.issued, &b.id).cmp(&(&a.issued, &a.id)));
        let packs = Self {
            codes: CodeShapes::of(frameworks.iter().map(|f| f.evidence_code.pattern.as_str())),
            frameworks,
            regimes,
            sheets: sheets.expect("criterion-sheet.yaml is embedded"),
            document_format: format.expect("nd30-2020.yaml is embedded"),
            calendar: calendar.expect("calendar.yaml is embedded"),
            holidays: holidays.expect("holidays.yaml is embedded"),
            money: money.expect("money.yaml is embedded"),
            schools: Arc::new(schools),
            translations,
            workbooks: workbooks.expect("workbook.yaml is embedded"),
            privacy: privacy.expect("privacy.yaml is embedded"),
            glance: glance.expect("glance.yaml is embedded"),
            laid: Arc::default(),
        };
        let fresh = references::Fresh(roots.iter().flatten().collect());
        for ((file, _), root) in files.iter().zip(&roots).filter(|_| references::are_judged(base.is_some())) {
            let Some(root) = root else { continue };
            Reader { file, diagnostics: &mut diagnostics }.fit(references::of_pack(&packs, root, &fresh), root.span);
        }
        whole(&diagnostics);
        (packs, diagnostics)
    }
}

fn put<T>(packs: &mut Vec<Arc<T>>, pack: Arc<T>, id: impl Fn(&T) -> &String) {
    packs.retain(|known| id(known) != id(&pack));
    packs.push(pack);
}
