//! The sheet of a criterion on paper.

use super::{LevelText, SignerView};
use schemars::JsonSchema;
use serde::Serialize;

/// What the official sheet (phiếu đánh giá tiêu chí) has around the five sections; shown in print alone.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriterionPaper {
    /// The organ above the school, where there is one.
    pub parent_organ: Option<String>,
    /// The school.
    pub organ: String,
    /// `Nhóm công tác hoặc cá nhân: Nhóm 1`; absent where nobody is named.
    pub group: Option<String>,
    /// `PHIẾU ĐÁNH GIÁ TIÊU CHÍ`.
    pub title: String,
    /// `Tiêu chuẩn 1: Tổ chức và quản lý nhà trường`.
    pub standard: String,
    /// `Tiêu chí 1.1: Phương hướng, chiến lược`.
    pub criterion: String,
    /// What each level asks, in short.
    pub asked: Vec<LevelText>,
    /// Stands in the section on the result where the school wrote none; absent without a result.
    pub result: Option<String>,
    /// Who confirms it, then who wrote it.
    pub signers: Vec<SignerView>,
}
