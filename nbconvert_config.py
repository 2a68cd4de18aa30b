"""How `make notebooks` executes a notebook in place and normalises what it stores.

Only what the book uses is kept, so that a second run on another machine changes nothing.
"""

import sys

sys.path.append("book/_extensions")
from local_kernel import AsyncLocalKernel

c = get_config()  # noqa: F821  (nbconvert defines it)

c.NbConvertApp.export_format = "notebook"
c.NbConvertApp.use_output_suffix = False
c.FilesWriter.build_directory = ""

c.ExecutePreprocessor.enabled = True
c.ExecutePreprocessor.record_timing = False
c.ExecutePreprocessor.timeout = 300
c.ExecutePreprocessor.kernel_manager_class = AsyncLocalKernel

c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {"kernelspec", ("language_info", "name")}
c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = {"tags", "mystnb", "jupyter", "cellView"}
