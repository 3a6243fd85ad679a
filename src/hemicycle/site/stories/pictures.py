"""The form by which a picture comes in: what cannot be opened is refused with a sentence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class OpenedPicture(WagtailImageField):
    """Wagtail's field, for files that begin like a picture and are none as well."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what has too many pixels, or cannot be opened to count them."""
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


class PictureForm(BaseImageForm):
    """A picture's form."""

    file = OpenedPicture(label=_("file"))
