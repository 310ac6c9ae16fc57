"""Names, summaries and stories of illustrative models, composed from the words of a theme."""

import random
from collections.abc import Sequence
from itertools import product

from seed.courses import CourseYear
from seed.measures import told
from seed.themes.theme import Theme

POSTS = (
    "Bí thư chi bộ",
    "Phó Bí thư chi bộ",
    "Chi ủy viên",
    "Chủ tịch Công đoàn cơ sở",
    "Phó Chủ tịch Công đoàn cơ sở",
    "Bí thư Đoàn Thanh niên cơ quan",
    "Chủ tịch Hội Cựu chiến binh cơ quan",
    "Trưởng ban Nữ công",
    "Chánh Văn phòng",
    "Trưởng phòng chuyên môn",
    "Phó Trưởng phòng chuyên môn",
    "Tổ trưởng tổ dân vận",
)
"""Who carries an individual model: a post, never a person."""

BODIES = (
    "Công đoàn cơ sở",
    "Đoàn Thanh niên cơ quan",
    "Hội Cựu chiến binh cơ quan",
    "Ban Nữ công",
    "Tổ dân vận",
    "Chi bộ",
    "Chi ủy",
)
"""Who carries a collective model."""

_OPENINGS = {
    "collective": (
        "Tuyên truyền, vận động",
        "Phối hợp vận động",
        "Chung sức vận động",
        "Đổi mới hình thức vận động",
        "Nêu gương, vận động",
    ),
    "individual": (
        "Vận động",
        "Khéo vận động",
        "Kiên trì vận động",
        "Gương mẫu đi đầu, vận động",
        "Gần gũi, lắng nghe, vận động",
        "Hướng dẫn, vận động",
    ),
}

_PRINCIPLES = (
    "Việc dễ làm trước, việc khó làm sau, việc gì cũng bàn bạc công khai.",
    "Những người còn băn khoăn được gặp riêng, giải thích cho đến khi hiểu rõ.",
    "Đảng viên nhận phần việc khó và làm trước để mọi người cùng theo.",
    "Mỗi việc đều có người phụ trách, có thời hạn và được kiểm tra hằng tháng.",
    "Ý kiến góp ý được ghi lại đầy đủ và trả lời ngay trong kỳ họp sau.",
    "Kết quả từng đợt được thông báo công khai trên bảng tin của cơ quan.",
)

_LESSONS = (
    "Muốn dân tin thì cán bộ phải gần dân, nói đi đôi với làm.",
    "Phải bắt đầu từ lợi ích thiết thực của người dân và từ những việc nhỏ, dễ thấy kết quả.",
    "Công khai, minh bạch ngay từ đầu thì việc khó mấy cũng tìm được sự đồng thuận.",
    "Sự gương mẫu của đảng viên và người đứng đầu có sức thuyết phục hơn mọi lời vận động.",
    "Cần phân công rõ người, rõ việc, thường xuyên kiểm tra và kịp thời động viên.",
    "Kiên trì, không nóng vội; mỗi người, mỗi hộ cần một cách vận động riêng.",
    "Phối hợp chặt chẽ giữa cấp ủy, chính quyền và các đoàn thể thì phong trào mới bền lâu.",
    "Biết lắng nghe và trả lời đến nơi đến chốn thì người dân sẽ chủ động góp sức.",
)


class Names:
    """Gives each model of a theme a name that no other model has.

    Once the phrases of a theme are used up, they come round again, told apart by an invented place.
    """

    def __init__(self, random_seed: int) -> None:
        self._random_seed = random_seed
        self._phrases: dict[tuple[str, str], list[str]] = {}
        self._given: dict[tuple[str, str], int] = {}

    def next_name(self, theme: Theme, subject_type: str) -> tuple[str, int]:
        """Return a name and the number of the invented place in it (0 = none)."""
        key = (theme.code, subject_type)
        if key not in self._phrases:
            chance = random.Random(f"{self._random_seed} names {theme.code} {subject_type}")
            self._phrases[key] = _phrases(theme, subject_type, chance)
        given = self._given.get(key, 0)
        self._given[key] = given + 1
        place, phrase = divmod(given, len(self._phrases[key]))
        name = self._phrases[key][phrase]
        return (f"{name} tại {place_name(theme, place)}" if place else name), place


def place_name(theme: Theme, number: int) -> str:
    """Return an invented place, plainly so; lower-case."""
    return f"địa bàn minh họa {number:02d}" if theme.outdoors else f"bộ phận minh họa {number:02d}"


def _phrases(theme: Theme, subject_type: str, chance: random.Random) -> list[str]:
    combined = product(_OPENINGS[subject_type], theme.people, theme.deeds)
    phrases = [f"{opening} {people} {deed}" for opening, people, deed in combined]
    chance.shuffle(phrases)
    if subject_type == "collective":
        titles = list(theme.titles)
        chance.shuffle(titles)
        for title, place in zip(titles, range(0, 2 * len(titles), 2), strict=True):
            phrases.insert(place, title)
    return phrases


def subject_of(subject_type: str, holder: str) -> str:
    """Return how a sentence begins that says who does something.

    >>> subject_of("individual", "Bí thư chi bộ")
    'Đồng chí Bí thư chi bộ'
    """
    return f"Đồng chí {holder}" if subject_type == "individual" else holder


def summary(theme: Theme, subject: str, chance: random.Random) -> str:
    """Return one or two sentences: who does what, to what end."""
    first, second = _ways(theme, 2, chance)
    aim = chance.choice(theme.aims)
    within = subject[0].lower() + subject[1:] if subject.startswith("Đồng chí") else subject
    shapes = (
        f"{subject} {first}, {second} nhằm {aim}.",
        f"Mô hình hướng đến mục tiêu {aim}. {subject} {joined(first, second)}.",
        f"Để {aim}, {within} {first}, đồng thời {second}.",
        f"{subject} {first}, qua đó góp phần {aim}.",
    )
    return chance.choice(shapes)


def story(
    theme: Theme, subject: str, latest: CourseYear, outcomes: Sequence[tuple[int, str, float]], chance: random.Random
) -> str:
    """Return two to four short paragraphs of Markdown; results and lessons only once there are any.

    ``outcomes`` are year, indicator and value, in the order of the years; those of the last year are told.
    """
    first, second, third = _ways(theme, 3, chance)
    paragraphs = [f"**Hoàn cảnh.** {chance.choice(theme.contexts)}"]
    if latest.status == "registered":
        paragraphs.append(f"**Dự kiến cách làm.** {subject} sẽ {first}, {joined(second, third)}.")
        return "\n\n".join(paragraphs)
    principle = chance.choice(_PRINCIPLES)
    paragraphs.append(f"**Cách làm.** {subject} bắt đầu từ việc {first}; sau đó {joined(second, third)}. {principle}")
    if outcomes:
        told_year = outcomes[-1][0]
        results = " và ".join(told(indicator, value) for year, indicator, value in outcomes if year == told_year)
        effect = chance.choice(theme.effects) if latest.status == "recognized" else ""
        paragraphs.append(f"**Kết quả.** Năm {told_year}, mô hình {results}. {effect}".rstrip())
    if latest.status == "recognized":
        paragraphs.append(f"**Bài học.** {chance.choice(_LESSONS)}")
    return "\n\n".join(paragraphs)


def joined(first: str, second: str) -> str:
    """Join two phrases by "và", or by a comma where one of them has its own.

    >>> joined("gặp gỡ từng hộ", "giải thích, trả lời và nhắc lịch")
    'gặp gỡ từng hộ, giải thích, trả lời và nhắc lịch'
    """
    return f"{first}, {second}" if " và " in f"{first} {second}" else f"{first} và {second}"


def _ways(theme: Theme, many: int, chance: random.Random) -> list[str]:
    """Return some ways of the theme in their own order, which is that of the work."""
    return [theme.ways[place] for place in sorted(chance.sample(range(len(theme.ways)), many))]
