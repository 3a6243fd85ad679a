"""A chamber in a horseshoe: a half circle with two straight arms."""

from hemicycle.pictures import svg
from hemicycle.pictures.benches import benches
from hemicycle.pictures.figures import chamber_table
from hemicycle.pictures.ground import Ground, aisles, drawn, patches, thresholds
from hemicycle.pictures.hemicycle import middle_figure
from hemicycle.pictures.legend import excess_note, legend
from hemicycle.pictures.palette import colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.seated import bent
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe
from hemicycle.records.chamber import Chamber

_SHARE = 0.8  # of the width of the page that the hall takes
_LARGEST = 34  # pixels of a spacing


def horseshoe(chamber: Chamber, view: View = PLAIN) -> Picture:
    """Draw a chamber in a horseshoe, with the captions of its blocs below.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    size = text_size(view.width)
    rows = benches(chamber, view)
    house = bent(rows)
    hall = house.seating
    reach = hall.radii[-1] + hall.diameter / 2
    depth = hall.diameter / 2 - min(y for _, y in hall.places)
    scale = min(_SHARE * view.width / (2 * reach), _LARGEST)
    ground = Ground.of(view, view.width / 2, reach * scale + size, scale)
    foot = ground.y + depth * scale + 0.8 * size
    paints = colouring(chamber.blocs, view.colours)
    captions, height = legend(rows, paints, view, foot)
    note, height = excess_note(chamber, view, height)
    return framed(
        view,
        height,
        (view.words.title.format(total=chamber.seats_total), describe(chamber, view.words)),
        chamber_table(chamber, rows, paints, view),
        drawn(
            patches(house, ground, paints, view),
            [aisles(house, ground)],
            thresholds(house, ground, chamber, view),
        ),
        *middle_figure(house, ground, chamber, view),
        svg.tag("g", {"font-size": size}, *captions, *note),
    )
