package io.longhaul.workflows.targets;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A network, in the notation {@code 10.0.0.0/8}; an address alone is a network of one. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressRange(byte[] network, int prefix) {

  private static final String LITERAL =
      "[0-9.]+(/[0-9]{1,2})?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?";

  static AddressRange of(String notation) {
    AddressRange range = parse(notation);
    if (range == null) {
      throw new IllegalArgumentException("Not a network: " + notation);
    }
    return range;
  }

  /** Null when the text is no network, but perhaps a name. */
  static @Nullable AddressRange parse(String notation) {
    if (!notation.matches(LITERAL)) {
      return null;
    }
    int slash = notation.indexOf('/');
    String address = slash < 0 ? notation : notation.substring(0, slash);
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int most = bytes.length * Byte.SIZE;
      int prefix = slash < 0 ? most : Integer.parseInt(notation.substring(slash + 1));
      return prefix > most ? null : new AddressRange(bytes, prefix);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    int rest = prefix % Byte.SIZE;
    if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) {
      return false;
    }
    int mask = 0xff << (Byte.SIZE - rest);
    return rest == 0 || ((bytes[whole] ^ network[whole]) & mask & 0xff) == 0;
  }
}
