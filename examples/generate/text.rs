//! Words, numbers and files that all generated sites share.

use std::fs;
use std::path::Path;

pub(crate) const SENTENCES: [&str; 16] = [
    "Nhà trường xây dựng kế hoạch phù hợp với mục tiêu giáo dục và điều kiện thực tế của địa phương.",
    "Hiệu trưởng chỉ đạo các tổ chuyên môn rà soát, bổ sung hồ sơ theo từng tiêu chí đã được phân công.",
    "Hằng năm, nhà trường công khai chất lượng, cơ sở vật chất, đội ngũ và thu chi tài chính theo quy định.",
    "Giáo viên tổ chức các hoạt động chăm sóc, giáo dục trẻ theo hướng lấy trẻ làm trung tâm.",
    "Ban đại diện cha mẹ trẻ phối hợp chặt chẽ trong việc nuôi dưỡng và bảo đảm an toàn cho trẻ.",
    "Kết quả khảo sát đầu năm cho thấy tỷ lệ chuyên cần đạt từ 95% trở lên ở các lớp mẫu giáo 5 tuổi.",
    "Các phòng sinh hoạt chung, phòng ngủ và hiên chơi đều bảo đảm diện tích tối thiểu cho một trẻ.",
    "Bếp ăn thực hiện đúng nguyên tắc một chiều, có tủ lạnh lưu mẫu thức ăn và đủ nước sạch.",
    "Công tác tham mưu với cấp ủy, chính quyền được thực hiện thường xuyên, đúng thẩm quyền.",
    "Nguồn lực xã hội được huy động và sử dụng đúng mục đích, có sổ sách theo dõi rõ ràng.",
    "Đội ngũ nhân viên được tập huấn về phòng cháy, chữa cháy và sơ cứu ban đầu.",
    "Nhà trường còn thiếu một số đồ chơi ngoài trời ở điểm trường lẻ do kinh phí hạn hẹp.",
    "Việc ứng dụng công nghệ thông tin trong quản lý hành chính, tài chính ngày càng hiệu quả.",
    "Hồ sơ được lưu trữ trong các hộp minh chứng, sắp xếp theo thứ tự tiêu chuẩn và tiêu chí.",
    "Trong năm học tới, nhà trường tiếp tục bồi dưỡng giáo viên về đánh giá sự phát triển của trẻ.",
    "Trẻ suy dinh dưỡng và thừa cân được can thiệp bằng những biện pháp phù hợp với từng độ tuổi.",
];

pub(crate) const COMMUNES: [&str; 20] = [
    "An Bình",
    "Bình Sơn",
    "Cẩm Thủy",
    "Đông Hải",
    "Hòa Lạc",
    "Khánh Thiện",
    "Lâm Thao",
    "Minh Tân",
    "Nậm Khăn",
    "Ô Lâm",
    "Phú Xuân",
    "Quảng Lợi",
    "Sơn Hà",
    "Tân Lập",
    "Thanh Nưa",
    "Ứng Hòa",
    "Vạn Phúc",
    "Xuân Lộc",
    "Yên Khê",
    "Ẳng Tở",
];

/// A small generator of numbers, so that no two units are alike and every run is.
#[derive(Clone)]
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    pub(crate) fn sentence(&mut self) -> &'static str {
        SENTENCES[usize::try_from(self.next(SENTENCES.len() as u64)).unwrap_or(0)]
    }

    /// Paragraphs of at least so many bytes in all.
    pub(crate) fn prose(&mut self, bytes: usize) -> String {
        let mut out = String::new();
        while out.len() < bytes {
            for _ in 0..3 + self.next(3) {
                out.push_str(self.sentence());
                out.push(' ');
            }
            out.push_str("\n\n");
        }
        out
    }
}

/// Writes a file and the folders that it lies in.
pub(crate) fn write(path: &Path, text: &str) {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).expect("the folder can be made");
    }
    fs::write(path, text).expect("the file can be written");
}
