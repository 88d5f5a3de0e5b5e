"""Fits a mock galaxy, or the arrays file given as second argument, and writes to the folder given first.

    jython -J-cp CLASS_PATH fit_cube.py FOLDER [ARRAYS.h5]
"""
import sys

from java.nio.file import Files, Paths
from org.alidade.cube import CubeFile, CubeInputs, PipelineRunner
from org.alidade.cube import PopulateOptions, ProgressListener, ReconstructOptions, Reconstruction, SolveOptions
from org.alidade.cube.mock import MockGalaxy, MockGalaxyOptions
from org.alidade.cube.report import FitReport, ReportOptions

folder = Files.createDirectories(Paths.get(sys.argv[1]))
if len(sys.argv) > 2:
    arrays = Paths.get(sys.argv[2])
else:
    arrays = folder.resolve("arrays.h5")
    MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(24)).arrays().write(arrays)
cube, report = folder.resolve("cube.h5"), folder.resolve("report")

inputs = CubeInputs.read(arrays)
try:
    CubeFile.at(cube).populate(inputs, PopulateOptions.defaults())
finally:
    inputs.close()
result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults())
Reconstruction.run(cube, result.x(), ReconstructOptions.defaults(), ProgressListener.NONE)
FitReport.write(cube, report, ReportOptions.defaults())

print("rms residual %.4g (flux units)" % result.stats().rmseLast())
