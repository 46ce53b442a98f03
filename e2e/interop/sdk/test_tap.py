"""The Singer SDK's own tests of taps, run on tap-shop against the local shop, for both presets."""

import os

from programs import TapShop
from singer_sdk.testing import get_tap_test_class


def config(preset):
    return {"source": {"preset": preset, "base_url": os.environ[f"SHOP_{preset.upper()}"]}}


TestFakestore = get_tap_test_class(TapShop, config=config("fakestore"))
TestDummyjson = get_tap_test_class(TapShop, config=config("dummyjson"))
