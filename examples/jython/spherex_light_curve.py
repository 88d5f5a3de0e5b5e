"""The light curve of a quasar from SPHEREx images, in the three ways to run it.

    java -cp CLASS_PATH org.python.util.jython spherex_light_curve.py FOLDER
"""
import sys

from java.lang import System
from java.nio.file import Paths
from org.alidade.spherex import PipelineStage, QueryConfig, Source
from org.alidade.spherex.run import SPXQueryPipeline, Spherex

folder = Paths.get(sys.argv[1])
archive = System.getProperty("alidade.spherex.tap", "https://irsa.ipac.caltech.edu/TAP")
options = {"source_name": "cloverleaf", "cutout_size": "60px", "tap_url": archive}


def configuration(name):
    builder = QueryConfig.builder().source(Source(213.942708, 11.495389, "cloverleaf"))
    return builder.outputDir(folder.resolve(name)).set("cutout_size", "60px").set("tap_url", archive).build()


# 1. in one call
state = Spherex.runPipeline(213.942708, 11.495389, folder.resolve("call"), options)
print(state.statusText())

# 2. step by step
pipeline = SPXQueryPipeline(configuration("steps"))
print("%d images" % pipeline.runQuery().observations().size())
print("%d files" % pipeline.runDownload(True).size())
for point in pipeline.runProcessing():
    print("%s %.3f um: %.0f uJy" % (point.band(), point.wavelengthMicrons(), point.fluxMicrojansky()))
pipeline.runVisualization()

# 3. the images today, the rest tomorrow
SPXQueryPipeline(configuration("resumed"), [PipelineStage.QUERY, PipelineStage.DOWNLOAD]).runFullPipeline()
saved = QueryConfig.fromSavedState("cloverleaf", folder.resolve("resumed"), {"pipeline_stages": PipelineStage.ALL})
print(SPXQueryPipeline(saved).resume().statusText())
