"""Arguments and options that several commands share."""

import click

input_argument = click.argument("given", metavar="INPUT")
as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Write the JSON document instead of text."
)
