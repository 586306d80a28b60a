"""One page of every kind, for browser tests and pictures. A test finds a kind left out."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "home": "",
    "items": "items/",
    "item": "items/jianzhu-gongcheng-shigong-xuke/",
    "item-immediate": "items/qiye-touzi-xiangmu-beian/",
    "item-unknown": "items/dizhi-zaihai-weixianxing-pinggu/",
    "stage": "stages/shigong-xuke/",
    "category": "categories/xingzheng-xuke/",
    "places": "places/",
    "region": "places/150000/",
    "city": "places/150400/",
    "county": "places/150402/",
    "county-behind": "places/150426/",
    "county-item": "places/150402/items/jianzhu-gongcheng-shigong-xuke/",
    "county-item-late": "places/150426/items/jianzhu-gongcheng-shigong-xuke/",
    "county-item-grace": "places/150422/items/jianshe-gongcheng-guihua-xuke/",
    "county-item-waived": "places/150430/items/jianzhu-gongcheng-shigong-xuke/",
    "consistency": "consistency/",
    "matrix": "consistency/shigong-xuke/",
    "findings": "findings/",
    "office": "findings/by-office/shigonggaiban/",
    "waivers": "waivers/",
    "rules": "rules/",
    "rule": "rules/LVL101/",
    "laws": "laws/",
    "law": "laws/jianzhu-fa/",
    "about": "about/",
    "method": "about/method/",
    "accessibility": "accessibility/",
    "not-found": "404.html",
}
WIDTHS = {360: 740, 1280: 900}
