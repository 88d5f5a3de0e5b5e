package org.alidade.fits.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;

/**
 * The header of the image that a table of compressed tiles stands for (FITS standard 4.0, section
 * 10.1): the cards of the table drop out, those that keep the image's own return under their names.
 */
final class CompressedHeader {
  private static final Pattern OF_THE_TABLE =
      Pattern.compile(
          "(XTENSION|BITPIX|NAXIS[12]?|PCOUNT|GCOUNT|TFIELDS|THEAP|CHECKSUM|DATASUM|ZIMAGE|ZCMPTYPE"
              + "|ZQUANTIZ|ZDITHER0|ZSCALE|ZZERO|ZMASKCMP|(TTYPE|TFORM|TUNIT|TDIM|ZTILE|ZNAME|ZVAL)\\d+)");
  private static final Pattern AXIS = Pattern.compile("ZNAXIS\\d*");
  private static final Map<String, String> RENAMED =
      Map.of(
          "ZPCOUNT", "PCOUNT", "ZGCOUNT", "GCOUNT", "ZHECKSUM", "CHECKSUM", "ZDATASUM", "DATASUM");
  private static final Set<String> FIRST = Set.of("ZSIMPLE", "ZTENSION", "ZEXTEND", "ZBITPIX");

  private CompressedHeader() {}

  static boolean isCompressedImage(FitsHeader header) {
    return header.find("ZIMAGE").orElse("F").equals("T")
        && header.find("XTENSION").orElse("").trim().equals("BINTABLE");
  }

  static FitsHeader imageHeader(FitsHeader stored) {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(FitsCard.of("XTENSION", "IMAGE", "image extension, unpacked from compressed tiles"));
    stored.card("ZBITPIX").ifPresent(card -> cards.add(renamed(card, "BITPIX")));
    List<FitsCard> rest = new ArrayList<>();
    for (FitsCard card : stored.cards()) {
      String keyword = card.keyword();
      if (AXIS.matcher(keyword).matches()) {
        cards.add(renamed(card, keyword.substring(1)));
      } else if (RENAMED.containsKey(keyword)) {
        rest.add(renamed(card, RENAMED.get(keyword)));
      } else if (!FIRST.contains(keyword) && !OF_THE_TABLE.matcher(keyword).matches()) {
        rest.add(card);
      }
    }
    cards.addAll(rest);
    return new FitsHeader(stored.where(), cards);
  }

  private static FitsCard renamed(FitsCard card, String keyword) {
    return new FitsCard(keyword, card.value(), card.comment(), card.kind());
  }
}
