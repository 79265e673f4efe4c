//! Pages through the theme's templates.

use super::languages::mark_languages;
use super::unbroken::keep_unbroken;
use crate::site::view::View;
use crate::theme::{Theme, VIETNAMESE};

/// Prints a view with its template. The error is the template's: the view has all that its contract says.
pub fn html(theme: &Theme, view: &View) -> Result<Vec<u8>, Box<tera::Error>> {
    let mut context = tera::Context::from_serialize(view).map_err(Box::new)?;
    let language = view.chrome().lang.as_str();
    let mut out = Vec::with_capacity(16 * 1024);
    if language == VIETNAMESE {
        theme.tera.render_to(view.template(), &context, &mut out).map_err(Box::new)?;
        return Ok(keep_unbroken(out));
    }
    if let Some(words) = theme.words(language) {
        context.insert_value("t", words);
    }
    theme.tera.render_to(view.template(), &context, &mut out).map_err(Box::new)?;
    Ok(keep_unbroken(mark_languages(out, language)))
}
