//! One thing in words, links and states, as every page says it.

pub(crate) mod assessment;
pub(crate) mod budget;
pub(crate) mod disclosure;
pub(crate) mod document;
pub(crate) mod due;
pub(crate) mod duty;
pub(crate) mod duty_group;
pub(crate) mod figure;
pub(crate) mod improvement;
pub(crate) mod law;
