package org.alidade.transients.download;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.ArchiveProduct;
import org.alidade.transients.archive.MastClient;

/** Finds the files of an observation and the places they get. */
final class FilePlanner {
  private final MastClient mast;
  private final ProductSelection selection;

  FilePlanner(MastClient mast, ProductSelection selection) {
    this.mast = mast;
    this.selection = selection;
  }

  /**
   * The files of an observation.
   *
   * @throws ArchiveException if the archive does not say what there is
   */
  List<PlannedFile> plan(String supernova, ObservationType type, ArchiveObservation observation)
      throws InterruptedException {
    String folder = DiskName.of(supernova) + "/" + type.text();
    if (!observation.archive().equals("MAST")) {
      return List.of(direct(folder, observation));
    }
    if (!observation.hasProductGroup()) {
      throw ArchiveException.permanent(
          "MAST has no product group '" + observation.obsId() + "'",
          supernova,
          "query the archive again");
    }
    List<PlannedFile> files = new ArrayList<>();
    for (ArchiveProduct product : selection.of(mast.products(observation.obsId()))) {
      if (!product.dataUri().isEmpty()) {
        files.add(ofMast(folder, observation, product));
      }
    }
    return files;
  }

  private PlannedFile ofMast(
      String folder, ArchiveObservation observation, ArchiveProduct product) {
    String mission = either(product.mission(), observation.mission()).toUpperCase(Locale.ROOT);
    String obsId = either(product.missionObsId(), observation.obsId());
    String place =
        String.join(
            "/",
            folder,
            "mastDownload",
            DiskName.of(mission),
            DiskName.of(obsId),
            DiskName.of(product.fileName()));
    return new PlannedFile(
        place, mast.fileAddress(product.dataUri()), mast.authorization(), product.sizeBytes());
  }

  private static PlannedFile direct(String folder, ArchiveObservation observation) {
    URI address = WebAddress.parse(observation.dataUrl());
    String path = String.valueOf(address.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    String place =
        String.join(
            "/",
            folder,
            "irsaDownload",
            DiskName.of(observation.mission().toUpperCase(Locale.ROOT)),
            DiskName.of(observation.obsId()),
            DiskName.of(name));
    return new PlannedFile(place, address, Map.of(), OptionalLong.empty());
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
