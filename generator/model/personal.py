"""What tells of a person: mobile numbers and identity card numbers, in bytes as stored; names and addresses in a sentence.

Numbers are used by whatever must not publish them and by the door that lets case records in; landlines and organisations'
codes are not personal. Names are guessed by how Chinese sentences write them, so only where nobody should be named at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.records import day

MOBILE, IDENTITY = "手机号", "身份证号"
_NUMBER = re.compile(rb"(?<![0-9A-Za-z.])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z])")
_DIGITS = bytes(ord("0") if chr(byte).isdigit() and byte < 128 else ord(" ") for byte in range(256))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE_DIGITS = 11


def numbers(data: bytes) -> Iterator[tuple[int, str]]:
    """Where such numbers begin, and of which kind they are."""
    if b"0" * _MOBILE_DIGITS not in data.translate(_DIGITS):  # both kinds are at least so many digits in a row
        return
    for found in _NUMBER.finditer(data):
        if len(found[0]) == _MOBILE_DIGITS:
            yield found.start(), MOBILE
        elif is_identity_number(found[0].decode()):
            yield found.start(), IDENTITY


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are an identity card number: a birth date and the check digit of GB 11643."""
    born = day(f"{text[6:10]}-{text[10:12]}-{text[12:14]}")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return born.year > 1900 and "10X98765432"[total % 11] == text[17].upper()


_SURNAMES = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅方白邹"
             "孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤包乌云额宝斯巴格苏那敖鲍")
_TELLING = {
    "人的称呼": re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{0,3}}?(?:先生|女士|小姐|同志|师傅|老师|某)|某某"),
    "人的姓名": re.compile(r"(?:反映人|投诉人|举报人|来信人|来访人|联系人|当事人|经办人|法定代表人|姓名)(?:是|为|叫)?[：:]?\s*(?!的|和|与|或|已|要|不|没)[\u4e00-\u9fff]{2,4}(?=$|[，。；、,;（(\s])"),
    "电话号码": re.compile(r"(?<![0-9])(?:0[0-9]{2,3}-?)?[2-8][0-9]{6,7}(?![0-9])"),
    "电子邮箱": re.compile(r"[\w.+-]+@[\w-]+\.\w+", re.ASCII),
    "住址": re.compile(r"[0-9一二三四五六七八九十]+(?:号楼|栋|单元|室)"),
}


def telling(text: str) -> Iterator[tuple[int, str]]:
    """Where a sentence seems to tell who somebody is (offset in characters), and by what."""
    data = text.encode()
    for start, kind in numbers(data):
        yield len(data[:start].decode()), kind
    for kind, pattern in _TELLING.items():
        for found in pattern.finditer(text):
            yield found.start(), kind
