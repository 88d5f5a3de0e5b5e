"""One step of every system on generated data: a galaxy, LVM tiles, a quasar, a light curve, a transient.

    java -cp CLASS_PATH org.python.util.jython alidade.py FOLDER
"""
from __future__ import print_function

import sys
from array import array
from contextlib import closing

from java.nio.file import Files, Paths
from org.alidade.array import AlidadeException, NestedNumbers


def galaxy(folder):
    """Spectra of a mock galaxy, fitted."""
    from org.alidade.cube import CubeFile, CubeInputs, PipelineRunner, PopulateOptions, SolveOptions
    from org.alidade.cube.mock import MockGalaxy, MockGalaxyOptions
    arrays, cube = folder.resolve("arrays.h5"), folder.resolve("cube.h5")
    MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(8)).arrays().write(arrays)
    with closing(CubeInputs.read(arrays)) as inputs:
        CubeFile.at(cube).populate(inputs, PopulateOptions.defaults())
    result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults())
    print("galaxy: rms residual %.4g" % result.stats().rmseLast())


def tiles(folder):
    """A mock exposure of the LVM, made ready for a fit."""
    from org.alidade.lvm import DataConfig, FitDataBuilder, LvmTile, LvmTileCollection, NansStrategy
    from org.alidade.lvm.mock import FibreMap, FrameWriter, MockFrame, MockSpectrum
    exposure = folder.resolve("lvmSFrame-10001.fits")
    frame = MockFrame.builder().exposure(10001).pointing(83.8, -5.4, 0).grid(6400, 6900).fill(6400, 6900).build()
    FrameWriter(FibreMap.hexagonal(4, 4, 4, 1), MockSpectrum.synthetic()).write(exposure, frame)
    with closing(LvmTileCollection.fromTiles([LvmTile.fromFile(exposure)])) as collection:
        config = DataConfig.fromTiles(
            collection, lambda builder: builder.lambdaRange(6500, 6800).nansStrategy(NansStrategy.PIXEL))
        with closing(FitDataBuilder(collection, config).build()) as fit:
            print("tiles: %d pixels from %.0f to %.0f Angstrom" % (fit.pixels(), fit.lambda()[0], fit.lambda()[-1]))


def quasar(folder):
    """The light of a mock quasar of 1000 uJy in an aperture on an image of SPHEREx."""
    from org.alidade.spherex import PhotometryOptions, Source
    from org.alidade.spherex.mock import MockImage, MockSource
    from org.alidade.spherex.photometry import SpherexPhotometry
    light, file = MockSource(930, 1130, 1000), folder.resolve("level2.fits")
    image = MockImage.builder().source(light).build()
    image.write(file)
    place = image.position(light)
    outcome = SpherexPhotometry.measure(
        file, Source(place.longitudeDegrees(), place.latitudeDegrees(), "quasar"), PhotometryOptions.defaults())
    point = outcome.result().get()
    print("quasar: %.0f +- %.0f uJy at %.3f um" % (
        point.fluxMicrojansky(), point.fluxErrorMicrojansky(), point.wavelengthMicrons()))


def light_curve(folder):
    """Magnitudes as lists and arrays, stored and looked at."""
    from org.alidade.lightcurve.blob import BinaryLightcurveDatabase
    from org.alidade.lightcurve.statistics import LightCurveStatistics
    times = [55001.2, 55018.9, 55036.4, 55050.0]
    magnitudes = array("f", [18.21, 18.25, 18.19, 18.4])  # single precision, widened below
    with closing(BinaryLightcurveDatabase.open(folder.resolve("curves.db"))) as database:
        database.storeLightcurve(7, 1, times, NestedNumbers.of(magnitudes).toDoubles(), [0.02] * 4, [0] * 4)
        curve = database.getLightcurve(7, 1)
    print("light curve: median %.3f mag" % LightCurveStatistics.of(curve).order().median())


def transient(folder):
    """What changed between two mock images of one field."""
    from org.alidade.transients import ObservationType
    from org.alidade.transients.difference import CandidateOptions, Candidates, Zogy, ZogyOptions
    from org.alidade.transients.image import AlignmentOptions, PairAlignment, Preprocessing, PreprocessOptions, RawImage
    from org.alidade.transients.mock import MockCamera, MockField, MockOptions
    size = 256
    field = MockField.of(MockOptions.defaults().withCamera(MockCamera.defaults().withSize(size, size)), 0)

    def preprocessed(kind):
        exposure = field.expose(field.epochs(kind)[0])
        counts = NestedNumbers.of(exposure.adu()).toDoubles()
        return Preprocessing.run(RawImage.of(size, size, counts, exposure.header()), PreprocessOptions.defaults())

    pair = PairAlignment.align(preprocessed(ObservationType.SCIENCE), preprocessed(ObservationType.REFERENCE),
                               AlignmentOptions.defaults())
    difference = Zogy.subtract(pair.science(), pair.reference(), ZogyOptions.defaults())
    found = Candidates.find(difference, CandidateOptions.defaults())
    print("transient: %d candidates, the best at %.1f sigma" % (len(found), max(c.significance() for c in found)))


def main(folder):
    Files.createDirectories(folder)
    for step in (galaxy, tiles, quasar, light_curve, transient):
        step(folder)


try:
    main(Paths.get(sys.argv[1]))
except AlidadeException as problem:
    sys.exit("alidade.py: %s" % problem.getMessage())
