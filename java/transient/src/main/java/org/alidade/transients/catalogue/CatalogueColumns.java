package org.alidade.transients.catalogue;

import java.util.List;

/** The columns of a table of supernovae, and the few that matter here (spec transient 2.1). */
final class CatalogueColumns {
  static final String NAME = "sn_name";
  static final String GALAXY = "gal_name";
  static final String MAXIMUM = "max_date";
  static final String DISCOVERED = "disc_date";
  static final String TYPE = "sn_type";
  static final String RA = "sn_ra";
  static final String DEC = "sn_dec";
  static final String COMMENT = "sn_comment";

  /** All 33, in the order of a file without a header. */
  static final List<String> ALL =
      List.of(
          NAME,
          GALAXY,
          "sn_gal_uncert",
          "gal_ra",
          "gal_dec",
          "gal_mag",
          "gal_mband",
          "gal_mag_ref",
          "gal_posang",
          "gal_inclination",
          "redshift",
          "gal_type",
          "gal_logab",
          "gal_log10d",
          "gal_type_code",
          "sn_offset_ew",
          "sn_offset_ns",
          "sn_mag",
          "sn_mflag",
          "sn_mband",
          "sn_qmag",
          "sn_optdisc",
          MAXIMUM,
          DISCOVERED,
          TYPE,
          RA,
          DEC,
          "sn_uncert",
          "surveys",
          "discoverer",
          COMMENT,
          "gal_comment",
          "mod_date_arr");

  private CatalogueColumns() {}
}
