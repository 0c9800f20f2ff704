package io.longhaul.datasets.infer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names for a database of what people write above their columns. */
final class ColumnNames {
  private static final int MAX_BYTES = 63;

  /**
   * Words that PostgreSQL reserves (appendix C), and its system columns: they would have to be
   * quoted in every query.
   */
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast "
                  + "char character check coalesce collate collation column concurrently constraint create cross current_catalog "
                  + "current_date current_role current_schema current_time current_timestamp current_user dec decimal default "
                  + "deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full "
                  + "grant greatest group grouping having ilike in initially inner inout int integer intersect interval into is "
                  + "isnull join lateral leading least left like limit localtime localtimestamp natural nchar none normalize not "
                  + "notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision "
                  + "primary real references returning right row select session_user setof similar smallint some substring "
                  + "symmetric system_user table tablesample then time timestamp to trailing treat trim true union unique user "
                  + "using values varchar variadic verbose when where window with tableoid xmin cmin xmax cmax ctid")
              .split(" "));

  private static final Pattern CODE =
      Pattern.compile(
          "(^|.*_)(zip|zipcode|postcode|postal|plz|phone|telephone|tel|telefon|fax|mobile|ssn|isbn|ean|upc|gtin|barcode|iban)(_.*|$)");

  private ColumnNames() {}

  /**
   * Whether a header speaks of digits that nobody adds up, and that may start with a zero in the
   * next file.
   */
  static boolean isCode(String header) {
    return CODE.matcher(snakeCase(header)).matches();
  }

  /** One name for each header, all different. */
  static List<String> of(List<String> headers) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String header : headers) {
      String base = snakeCase(header);
      String name = base;
      for (int i = 2; !taken.add(name); i++) {
        name = cut(base, MAX_BYTES - 1 - Integer.toString(i).length()) + "_" + i;
      }
      names.add(name);
    }
    return names;
  }

  /**
   * Small letters, digits and single underscores: {@code orderId} and {@code Order ID} become
   * {@code order_id}.
   */
  static String snakeCase(String text) {
    String plain =
        Normalizer.normalize(
                text.replace("ß", "ss")
                    .replace("Æ", "Ae")
                    .replace("æ", "ae")
                    .replace("ø", "o")
                    .replace("Ø", "O"),
                Normalizer.Form.NFD)
            .replaceAll("\\p{M}|['’`]", "");
    String name =
        plain
            .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
            .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
            .replaceAll("^_+|_+$", "");
    if (name.isEmpty()) {
      name = "unnamed";
    } else if (Character.isDigit(name.codePointAt(0))) {
      name = "c_" + name;
    }
    String fitting = cut(name, MAX_BYTES).replaceAll("_+$", "");
    return RESERVED.contains(fitting) ? fitting + "_" : fitting;
  }

  private static String cut(String name, int maxBytes) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }
}
