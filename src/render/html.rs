//! Pages through the theme's templates.

use crate::site::view::View;
use crate::theme::Theme;

/// Prints a view with its template. The error is the template's: the view has all that its contract says.
pub fn html(theme: &Theme, view: &View) -> Result<Vec<u8>, Box<tera::Error>> {
    let context = tera::Context::from_serialize(view).map_err(Box::new)?;
    let mut out = Vec::with_capacity(16 * 1024);
    theme.tera.render_to(view.template(), &context, &mut out).map_err(Box::new)?;
    Ok(out)
}
