"""Archives: discussions as their systems export them, since scripts print them and pages do not.

One module a system, one function each: bytes in, a `hemicycle.records.discussion.Discussion` out.
`recognition.import_of` tells them apart. What they have in common: XML without document types and
entities (`safe_xml`), and an unreadable export is a `DocumentError` that names the place. Readers'
mail and network addresses are in most exports; they are not read.
"""
