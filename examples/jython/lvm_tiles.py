"""Turns the LVM tiles of the folder given second, or mock tiles, into arrays in the folder given first.

    java -cp CLASS_PATH org.python.util.jython lvm_tiles.py FOLDER [TILES]
"""
import sys
from contextlib import closing

from java.nio.file import Files, Paths
from org.alidade.array import AlidadeException
from org.alidade.lvm import DataConfig, FitDataBuilder, FluxBadStrategy, LvmTile, LvmTileCollection
from org.alidade.lvm import NansStrategy, Normalisation, PipelineRecord
from org.alidade.lvm.export import FitExport
from org.alidade.lvm.mock import FibreMap, FrameWriter, MockFrame, MockSpectrum


def mock(tiles):
    Files.createDirectories(tiles)
    writer = FrameWriter(FibreMap.hexagonal(5, 6, 6, 2), MockSpectrum.synthetic())
    for i in range(3):
        frame = MockFrame.builder().exposure(10001 + i).pointing(83.8 + 0.1 * i, -5.4, 0).seed(i)
        frame = frame.grid(6400, 6900).fill(6400, 6900).build()
        writer.write(tiles.resolve("lvmSFrame-%d.fits" % (10001 + i)), frame)
    return tiles


def configure(builder):
    builder.lambdaRange(6500, 6800).nansStrategy(NansStrategy.PIXEL)
    builder.fluxBadStrategy(FluxBadStrategy.SPAXEL).normaliseFluxStrategy(Normalisation.P98_ONLY)


def build(source, folder):
    files = sorted(f.toPath() for f in source.toFile().listFiles() if f.getName().endswith(".fits"))
    # 1. load, 2. configure, 3. build
    with closing(LvmTileCollection.fromTiles([LvmTile.fromFile(f) for f in files])) as tiles:
        config = DataConfig.fromTiles(tiles, configure)
        print(config)
        with closing(FitDataBuilder(tiles, config).build()) as fit:
            # 4. use the arrays
            print(fit.hash()[:16])
            print("%d of %d pixels are valid" % (fit.validPixels(), fit.pixels()))
            wavelengths = fit.lambda()
            print("wavelengths %.1f to %.1f Angstrom" % (wavelengths[0], wavelengths[-1]))
            print("mean MJD %.4f" % fit.meanMjd())

            # 5. hand over
            FitExport.write(folder.resolve("fit.h5"), fit)
            PipelineRecord.of(tiles, fit).write(folder.resolve("record.json"))


try:
    target = Files.createDirectories(Paths.get(sys.argv[1]))
    build(Paths.get(sys.argv[2]) if len(sys.argv) > 2 else mock(target.resolve("tiles")), target)
except AlidadeException as problem:
    sys.exit("lvm_tiles.py: %s" % problem.getMessage())
