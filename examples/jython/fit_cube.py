"""Fits a mock galaxy, or the arrays file given as second argument, and writes to the folder given first.

    java -cp CLASS_PATH org.python.util.jython fit_cube.py FOLDER [ARRAYS.h5]
"""
import sys
from contextlib import closing

from java.nio.file import Files, Paths
from org.alidade.array import AlidadeException
from org.alidade.cube import CubeFile, CubeInputs, PipelineRunner
from org.alidade.cube import PopulateOptions, ProgressListener, ReconstructOptions, Reconstruction, SolveOptions
from org.alidade.cube.mock import MockGalaxy, MockGalaxyOptions
from org.alidade.cube.report import FitReport, ReportOptions


def mock(arrays):
    MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(24)).arrays().write(arrays)
    return arrays


def fit(arrays, folder):
    cube, report = folder.resolve("cube.h5"), folder.resolve("report")
    with closing(CubeInputs.read(arrays)) as inputs:
        CubeFile.at(cube).populate(inputs, PopulateOptions.defaults())
    result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults())
    Reconstruction.run(cube, result.x(), ReconstructOptions.defaults(), ProgressListener.NONE)
    FitReport.write(cube, report, ReportOptions.defaults())
    print("rms residual %.4g (flux units)" % result.stats().rmseLast())


try:
    target = Files.createDirectories(Paths.get(sys.argv[1]))
    fit(Paths.get(sys.argv[2]) if len(sys.argv) > 2 else mock(target.resolve("arrays.h5")), target)
except AlidadeException as problem:
    sys.exit("fit_cube.py: %s" % problem.getMessage())  # one line, exit status 1
