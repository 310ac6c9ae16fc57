"""Sentences of an official report: what tables and big figures say, told."""

from collections.abc import Sequence

from wording.headline import Stated
from wording.numbers import UNKNOWN, amount, count, listed, percent
from wording.published import ORGANISATION
from wording.takeaways import lower

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NAMED_UNITS = 10


def roman(number: int) -> str:
    """Return the number of a part, from 1 to 10."""
    return _ROMAN[number - 1]


def opened(when: str) -> str:
    """Return a time as a sentence begins with it: 'giai đoạn 2021–2025' -> 'Giai đoạn 2021–2025'."""
    return "Trong tất cả các giai đoạn" if when.startswith("tất cả") else when[:1].upper() + when[1:]


def scope_told(filters: Sequence[str]) -> str:
    """Tell filters as a title does: ('Khối: Khối A', 'Loại: Cá nhân') -> 'Khối A; loại: Cá nhân'."""
    told = []
    for asked in filters:
        label, _, names = asked.partition(": ")
        told.append(names if label in {"Khối", "Đơn vị"} else f"{label[:1].lower()}{label[1:]}: {names}")
    return "; ".join(told)


def organisation_told(organisation: str, stated: Sequence[Stated]) -> list[str]:
    """Tell what is published about the organisation itself: its units, its members, who has begun."""
    told = {one.label: one for one in stated}
    units, members, begun = (told.get(label) for label in ORGANISATION)
    sentences = []
    if units:
        parts = f", gồm {listed(units.parts)}" if units.parts else ""
        end = f", với {members.value} đảng viên" if members else ""
        sentences.append(f"{organisation} có {units.value} tổ chức cơ sở đảng trực thuộc{parts}{end}.")
    if begun:
        sentences.append(f"{begun.value} cấp ủy đã phổ biến và có kế hoạch triển khai phong trào.")
    return sentences


def registered_told(when: str, stated: Sequence[Stated]) -> str:
    """Tell the figures of the headline (total, types, higher level, units) in one sentence."""
    total, types, level, units = stated[:4]
    if total.value in {"0", UNKNOWN}:
        return f"{opened(when)}, chưa có mô hình “Dân vận khéo” nào được đăng ký."
    parts = [f"{opened(when)}, có {total.value} mô hình “Dân vận khéo” được đăng ký{_types(total, types)}"]
    if level.value not in {"0", UNKNOWN}:
        parts.append(f"{level.value} mô hình đăng ký ở cấp Đảng bộ Khối trở lên")
    with_models, _, all_units = units.value.partition("/")
    if all_units not in {"", "1"} and with_models != UNKNOWN:
        every = f"cả {all_units} tổ chức cơ sở đảng đều có mô hình"
        parts.append(every if with_models == all_units else f"{units.value} tổ chức cơ sở đảng có mô hình")
    return "; ".join(parts) + "."


def published_told(source: str, when: str, stated: Sequence[Stated]) -> str:
    """Tell what is published about the models of other periods than the report's; '' if nothing is."""
    told = []
    for one in stated:
        if one.about in ("", when):
            continue
        inside = f" ({', '.join(one.parts)})" if one.parts else ""
        level = f", trong đó ở cấp Đảng bộ Khối có {listed(one.higher)}" if one.higher else ""
        told.append(f"{one.about} có {one.value} mô hình{inside}{level}")
    text, _, date = source.rpartition(" ")
    since = "ngày" if date.count("/") == 2 else "tháng"
    return f"Theo {text} {since} {date}, {'; '.join(told)}." if told else ""


def years_told(years: Sequence[tuple[int, int]]) -> str:
    """Tell how the number of new models went, of (year, models); two years at least."""
    (first, before), (last, after) = years[0], years[-1]
    if not before or not after:
        told = listed([f"{year} ({count(models)} mô hình)" for year, models in years if models])
        return f"Mô hình được đăng ký mới trong các năm: {told}."
    if before == after:
        sentence = f"Số mô hình đăng ký mới của năm {last} bằng năm {first}, đều là {count(after)} mô hình"
    else:
        went = "tăng" if after > before else "giảm"
        sentence = f"Số mô hình đăng ký mới {went} từ {count(before)} (năm {first}) "
        sentence += f"{'lên' if after > before else 'xuống'} {count(after)} (năm {last})"
    most = max(models for _, models in years)
    leading = [place for place, (_, models) in enumerate(years) if models == most]
    if len(leading) == 1 and 0 < leading[0] < len(years) - 1:
        earlier = years[leading[0] - 1][1]
        more = f", gấp {amount(round(most / earlier, 1))} lần năm trước" if earlier and most >= 1.5 * earlier else ""
        sentence += f"; nhiều nhất là năm {years[leading[0]][0]} với {count(most)} mô hình{more}"
    return f"{sentence}."


def steps_told(models: int, reviewed: int, recognized: int, further: Sequence[tuple[str, int]]) -> str:
    """Tell how the registered models went on: reviewed, recognised, then (step, models)."""
    whole = "cả " if reviewed == models > 1 else ""
    out_of = count(models) if reviewed == models else f"{count(reviewed)}/{count(models)}"
    rate = "" if reviewed == models else f" ({percent(reviewed, models)})"
    sentences = [f"Đến nay, {whole}{out_of} mô hình đã được thẩm định{rate}"]
    if not recognized:
        sentences[0] += "; chưa có mô hình nào được công nhận."
    elif recognized == reviewed:
        sentences[0] += f" và {'đều ' if recognized > 1 else ''}được công nhận."
    else:
        rate = percent(recognized, reviewed)
        sentences[0] += f"; trong đó {count(recognized)} mô hình được công nhận, đạt {rate} số đã thẩm định."
    some = [f"{count(value)} mô hình {_after(name)} ({percent(value, models)})" for name, value in further if value]
    if some:
        sentences.append(f"Trong tổng số mô hình đã đăng ký có {listed(some)}.")
    return " ".join(sentences)


def levels_told(levels: Sequence[tuple[str, int, int]]) -> str:
    """Tell (level, registered, recognised) for each level; '' if nothing is known."""
    registered = [f"{count(value)} mô hình cấp {lower(name)}" for name, value, _ in levels if value]
    recognized = [f"{count(value)} lượt ở cấp {lower(name)}" for name, _, value in levels if value]
    sentences = []
    if registered:
        sentences.append(f"Theo cấp đăng ký, có {listed(registered)}.")
    if recognized:
        sentences.append(f"Theo cấp công nhận, có {listed(recognized)}.")
    return " ".join(sentences)


def blocs_told(blocs: Sequence[tuple[str, int]], takeaway: str) -> str:
    """Tell which bloc has most and which fewest, of (bloc, models) with most first; a tie is told as the takeaway."""
    total = sum(models for _, models in blocs)
    (first, most), (last, fewest) = blocs[0], blocs[-1]
    if len(blocs) < 2 or blocs[1][1] == most:
        return takeaway
    sentence = f"{first} có nhiều mô hình nhất với {count(most)} mô hình, chiếm {percent(most, total)}"
    if len(blocs) > 2 and blocs[-2][1] != fewest:
        share = f" với {count(fewest)} mô hình, chiếm {percent(fewest, total)}" if fewest else ", chưa có mô hình"
        sentence += f"; ít nhất là {last}{share}"
    return f"{sentence}."


def fields_told(fields: Sequence[tuple[str, int]]) -> str:
    """Tell how many models each field has, most first; fields without a model are passed over."""
    known = sorted((one for one in fields if one[1]), key=lambda one: -one[1])
    return f"Tính chung, có {listed([f'{count(models)} mô hình thuộc lĩnh vực {name}' for name, models in known])}."


def units_told(takeaway: str, names: Sequence[str], in_all: int) -> str:
    """Name behind a sentence the units that it says have no model, the first ones of a longer list."""
    shown = list(names[:_NAMED_UNITS])
    named = listed(shown) if in_all == len(shown) else f"{', '.join(shown)} và {count(in_all - len(shown))} đơn vị khác"
    return f"{takeaway.removesuffix('.')}: {named}."


def results_told(results: Sequence[Stated]) -> str:
    """Tell results in one clause each: 'Hộ gia đình tham gia', 445 hộ -> '445 hộ gia đình tham gia'."""
    told = []
    for one in results:
        label, unit = one.label[:1].lower() + one.label[1:], one.whole.strip()
        if label.startswith(f"{unit} "):
            told.append(f"{one.values[0]} {label}")
        else:
            told.append(f"{label}: {one.value}")
    return "; ".join(told)


def _types(total: Stated, types: Stated) -> str:
    if len(types.values) != 2:
        return ""
    named = zip(types.values, ("tập thể", "cá nhân"), strict=True)
    known = [(value, name) for value, name in named if value != "0"]
    if len(known) == 1 and known[0][0] == total.value:
        return f", {'là' if total.value == '1' else 'đều là'} mô hình {known[0][1]}"
    return f", gồm {listed([f'{value} mô hình {name}' for value, name in known])}"


def _after(step: str) -> str:
    return {"Nhân rộng": "được nhân rộng", "Khen thưởng": "được khen thưởng"}.get(step, step[:1].lower() + step[1:])
