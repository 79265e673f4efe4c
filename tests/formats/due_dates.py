#!/usr/bin/env python3
"""Computes the deadlines of 2020-2030 from the words of the circulars and compares them with the pages that the program makes.

Usage: due_dates.py PROGRAM. It knows what the circulars say (written down below, in their words) and shares no code with the program. The one
thing it reads from the sources is the list of holidays, which is data: which days were off is no rule. Each check prints "ok" or "not ok"; the
last line counts them.
"""

import html
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

YEARS = range(2020, 2030)  # school years, by their first calendar year
DAY = timedelta(days=1)
ROOT = Path(__file__).resolve().parents[2]

# Thông tư 36/2017/TT-BGDĐT, from 12/2/2018 until 09/2024 takes its place on 19/7/2024.
TT36 = (date(2018, 2, 12), date(2024, 7, 18))
TT36_JUNE = [  # "tháng 6 hằng năm": the month's last day
    "Cam kết chất lượng giáo dục",
    "Chất lượng giáo dục thực tế",
    "Kế hoạch xây dựng cơ sở giáo dục đạt chuẩn quốc gia và kết quả đạt được qua các mốc thời gian",
    "Kiểm định chất lượng giáo dục",
    "Cơ sở vật chất",
    "Đội ngũ nhà giáo, cán bộ quản lý và nhân viên",
    "Đào tạo, bồi dưỡng đội ngũ",
]
TT36_SEPTEMBER = [  # "cập nhật khi khai giảng (tháng 9)"
    "Cập nhật các nội dung công khai khi khai giảng",
    "Cập nhật học phí, các khoản thu và các nội dung tài chính khi khai giảng",
]
TT36_REPORTS = [  # "30/9"
    "Báo cáo kết quả thực hiện quy chế công khai năm học trước",
    "Kế hoạch triển khai quy chế công khai của năm học sắp tới",
]
TT36_ENROLMENT = "Phổ biến hoặc phát tài liệu cho cha mẹ học sinh tuyển mới"  # "trước khi trường thực hiện tuyển sinh"
TT36_MEETING = "Phát tài liệu cho cha mẹ học sinh đang học"  # "trước cuộc họp cha mẹ học sinh đầu năm học"
TT36_INSPECTION = "Công bố kết quả kiểm tra việc thực hiện công khai"  # within 5 days

# Thông tư 09/2024/TT-BGDĐT, from 19/7/2024.
TT09 = (date(2024, 7, 19), date.max)
TT09_JUNE = {  # "trước ngày 30 tháng 6 hằng năm"
    "mam-non": [
        "Thông tin chung về cơ sở giáo dục",
        "Thu, chi tài chính",
        "Điều kiện bảo đảm chất lượng hoạt động giáo dục mầm non",
        "Kế hoạch và kết quả hoạt động giáo dục mầm non",
        "Báo cáo thường niên của năm trước liền kề",
    ],
    "thcs": [
        "Thông tin chung về cơ sở giáo dục",
        "Thu, chi tài chính",
        "Điều kiện bảo đảm chất lượng hoạt động giáo dục phổ thông",
        "Kế hoạch và kết quả hoạt động giáo dục phổ thông",
        "Báo cáo thường niên của năm trước liền kề",
    ],
}
TT09_CHANGE = "Cập nhật thông tin công khai khi có thay đổi"  # "chậm nhất sau 10 ngày làm việc kể từ ngày thông tin thay đổi"
TT09_MEETING = "Phổ biến trong họp hoặc phát tài liệu cho cha mẹ, người học đầu năm học"
TT09_MONTHLY = {"mam-non": ["Kế hoạch giáo dục tháng của trường mầm non"], "thcs": []}  # "trước ngày 25 của tháng trước"
TT09_WEEKLY = {  # "trước thứ Bảy của tuần trước"
    "mam-non": ["Kế hoạch giáo dục tuần, ngày của trường mầm non", "Dự kiến thực đơn hằng ngày/tuần của trẻ em"],
    "thcs": ["Dự kiến thực đơn hằng ngày/tuần của học sinh (nếu có)"],
}

# Thông tư 61/2017/TT-BTC, public schools, up to the budget year 2025 (settlements: up to that of 2024).
QUARTER = "Tình hình thực hiện dự toán hằng quý (quý {} năm {})"  # "chậm nhất 15 ngày kể từ ngày kết thúc quý"
HALF_YEAR = "Tình hình thực hiện dự toán 6 tháng (năm {})"  # "… và 6 tháng"
AFTER_EVENT = {  # days of the calendar after a day that the school names
    "ngay_duoc_giao_du_toan": ("Dự toán thu, chi ngân sách nhà nước được giao đầu năm", 15),
    "ngay_duoc_giao_dieu_chinh": ("Dự toán điều chỉnh giảm hoặc bổ sung trong năm (nếu có)", 15),
    "ngay_quyet_toan_duoc_phe_duyet": ("Quyết toán thu, chi ngân sách nhà nước", 15),
}
YEARLY_ACCOUNTS = "Tình hình thực hiện dự toán cả năm"  # "5 ngày làm việc kể từ ngày báo cáo đơn vị cấp trên"

# Thông tư 26/2026/TT-BTC and Nghị định 73/2026/NĐ-CP, Điều 37: from the budget year 2026, settlements from that of 2025.
NEW_BUDGET_YEAR = 2026
PERIODS_2026 = {3: "Tình hình thực hiện dự toán 3 tháng (năm {})", 6: HALF_YEAR, 9: "Tình hình thực hiện dự toán 9 tháng (năm {})"}  # "10 ngày"
AFTER_EVENT_2026 = {  # "30 ngày kể từ ngày văn bản được ban hành"
    "ngay_duoc_giao_du_toan": ("Dự toán thu, chi ngân sách nhà nước được giao và nguồn kinh phí khác", 30),
    "ngay_duoc_giao_dieu_chinh": ("Phần dự toán điều chỉnh giảm hoặc bổ sung (nếu có)", 30),
    "ngay_quyet_toan_duoc_phe_duyet": ("Quyết toán thu, chi ngân sách nhà nước", 30),
}


def events(first: int) -> list[tuple[str, date]]:
    """Days that the school names in a school year: chosen near Tết, ends of months, leap days, the exchange of working days."""
    leap = date(first + 1, 2, 29) if (first + 1) % 4 == 0 else date(first + 1, 2, 28)
    return [
        ("ngay_duoc_giao_du_toan", date(first, 12, 20)),
        ("ngay_duoc_giao_dieu_chinh", leap),
        ("ngay_bao_cao_don_vi_cap_tren", date(first + 1, 1, 20)),
        ("ngay_quyet_toan_duoc_phe_duyet", date(first + 1, 4, 29)),
        ("thay_doi", date(first + 1, 1, 16)),
        ("thay_doi", date(first + 1, 4, 25)),
        ("tuyen_sinh", date(first + 1, 7, 1)),
        ("hop_cha_me_dau_nam", date(first, 9, 15)),
        ("nhan_ket_qua_kiem_tra", date(first + 1, 2, 26)),
    ]


def term(first: int) -> tuple[date, date]:
    return date(first, 9, 5), date(first + 1, 5, 29)


def holidays() -> tuple[dict[int, set[date]], set[date]]:
    off: dict[int, set[date]] = {}
    worked: set[date] = set()
    for line in (ROOT / "src/pack/data/holidays.yaml").read_text("utf-8").splitlines():
        if found := re.match(r"\s+- year: (\d+)", line):
            year = int(found[1])
            off[year] = set()
        elif found := re.match(r"\s+- \{from: (\S+), to: (\S+),", line):
            day, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
            while day <= last:
                off[year].add(day)
                day += DAY
        elif found := re.match(r"\s+worked: \[(.*)\]", line):
            worked |= {date.fromisoformat(text.strip()) for text in found[1].split(",")}
    return off, worked


OFF, WORKED = holidays()


def working_days_after(day: date, count: int) -> date:
    while count:
        day += DAY
        if day in WORKED or (day.weekday() < 5 and day not in OFF.get(day.year, ())):
            count -= 1
    return day


def expected(kind: str, first: int) -> Counter:
    """(title, last day) of every duty of a school year."""
    found: Counter = Counter()

    def add(regime: tuple[date, date], title: str, last: date) -> None:
        if regime[0] <= last <= regime[1]:
            found[title, last] += 1

    named = events(first)
    for title in TT36_JUNE:
        add(TT36, title, date(first + 1, 6, 30))
    for title in TT36_SEPTEMBER + TT36_REPORTS:
        add(TT36, title, date(first, 9, 30))
    for event, day in named:
        if event == "tuyen_sinh":
            add(TT36, TT36_ENROLMENT, day - DAY)
        elif event == "hop_cha_me_dau_nam":
            add(TT36, TT36_MEETING, day - DAY)
            add(TT09, TT09_MEETING, day - DAY)
        elif event == "nhan_ket_qua_kiem_tra":
            add(TT36, TT36_INSPECTION, day + 5 * DAY)
        elif event == "thay_doi":
            add(TT09, TT09_CHANGE, working_days_after(day, 10))
        elif event == "ngay_bao_cao_don_vi_cap_tren":
            # the report of a year is made in the next
            is_new = day.year - 1 >= NEW_BUDGET_YEAR
            found[YEARLY_ACCOUNTS, day + 10 * DAY if is_new else working_days_after(day, 5)] += 1
        else:
            # what is approved in a year is the settlement of the year before, the first by the new law that of 2025
            is_new = day.year >= NEW_BUDGET_YEAR
            title, days = (AFTER_EVENT_2026 if is_new else AFTER_EVENT)[event]
            found[title, day + days * DAY] += 1
    for title in TT09_JUNE[kind]:
        add(TT09, title, date(first + 1, 6, 29))
    start, end = term(first)
    month = start.replace(day=1)
    while month <= end:
        before = month - DAY  # in the month before
        for title in TT09_MONTHLY[kind]:
            add(TT09, title, before.replace(day=24))
        month = (month + 31 * DAY).replace(day=1)
    monday = start - start.weekday() * DAY if start.weekday() < 5 else start + (7 - start.weekday()) * DAY
    while monday <= end:
        saturday = monday - 2 * DAY
        for title in TT09_WEEKLY[kind]:
            add(TT09, title, saturday - DAY)
        monday += 7 * DAY
    for year in (first, first + 1):
        if year >= NEW_BUDGET_YEAR:
            for months, title in PERIODS_2026.items():
                last = date(year, months + 1, 1) - DAY + 10 * DAY
                if date(first, 9, 1) <= last <= date(first + 1, 8, 31):
                    found[title.format(year), last] += 1
            continue
        for quarter, ended in enumerate([date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)], 1):
            last = ended + 15 * DAY
            if date(first, 9, 1) <= last <= date(first + 1, 8, 31):
                found[QUARTER.format(quarter, year), last] += 1
                if quarter == 2:
                    found[HALF_YEAR.format(year), last] += 1
    return found


def shown(page: str) -> Counter:
    """(title, last day) of every duty of a regulation on an agenda page."""
    found: Counter = Counter()
    for block in page.split('<div class="ob ')[1:]:
        if '<span class="cap">quy định</span>' not in block:
            continue
        title = html.unescape(re.search(r"<h3>(.*?)</h3>", block)[1])
        # readers call it by a plain name; below it stands what the circular calls it
        if official := re.search(r'<p class="official">(.*?)</p>', block):
            time = re.search(r" \((?:quý|năm|tuần|tháng) [^()]*\)$", title)
            title = html.unescape(official[1]) + (time[0] if time else "")
        times = re.search(r'<ul class="times">(.*?)</ul>', block, re.DOTALL)
        days = re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)"', times[1] if times else block)
        for day in days if times else days[:1]:
            # the title of a single week or month says which
            found[re.sub(r" \((tuần|tháng) [^()]*\)$", "", title), date.fromisoformat(day)] += 1
    return found


def write_site(folder: Path) -> None:
    (folder / "content").mkdir(parents=True)
    (folder / "content/site.yaml").write_text("title: Thử hạn công khai\n", "utf-8")
    for kind in TT09_JUNE:
        unit = folder / "content" / kind
        (unit / "calendar").mkdir(parents=True)
        (unit / "unit.yaml").write_text(f"name: Trường {kind}\ntype: {kind}\n", "utf-8")
        for first in YEARS:
            start, end = term(first)
            lines = [f"term: {{from: {start}, to: {end}}}", "event_dates:"]
            lines += [f"  - {{event: {event}, date: {day}}}" for event, day in events(first)]
            lines += ["events: []"]
            (unit / "calendar" / f"{first}-{first + 1}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    program = sys.argv[1]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        write_site(folder)
        run = subprocess.run([program, "build", str(folder), "--today", "2030-09-01"], capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"not ok - the program builds the site\n    {run.stderr[:2000]}")
            print("due dates: 0 passed, 1 failed")
            return 1
        total = 0
        for kind in TT09_JUNE:
            for first in YEARS:
                page = (folder / "public" / kind / "lich" / f"{first}-{first + 1}.html").read_text("utf-8")
                want, have = expected(kind, first), shown(page)
                total += sum(want.values())
                if want == have:
                    passed += 1
                    print(f"ok - {kind} {first}-{first + 1}: {sum(want.values())} deadlines agree")
                    continue
                failed += 1
                print(f"not ok - {kind} {first}-{first + 1}")
                for (title, day), count in sorted((want - have).items(), key=lambda item: item[0][1])[:8]:
                    print(f"    not on the page: {day} {title} ({count})")
                for (title, day), count in sorted((have - want).items(), key=lambda item: item[0][1])[:8]:
                    print(f"    only on the page: {day} {title} ({count})")
        if total < 1000:
            failed += 1
            print(f"not ok - only {total} deadlines were compared")
        unknown = (folder / "public/mam-non/lich/2027-2028.html").read_text("utf-8")
        if "chưa có danh mục ngày nghỉ lễ của năm" in unknown:
            passed += 1
            print("ok - a year without known holidays says so")
        else:
            failed += 1
            print("not ok - a year without known holidays says so")
    print(f"due dates: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
