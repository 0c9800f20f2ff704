package io.longhaul.workflows.targets;

/** An address that may not be called. The message says why, and names no address but the host. */
public final class RefusedTargetException extends Exception {

  private static final long serialVersionUID = 1;
  private final Reason reason;

  /** Says why. */
  public RefusedTargetException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What is wrong with it. */
  public enum Reason {
    /** It is no absolute URL with a host, or readers would disagree about what it means. */
    MALFORMED,
    /** Only {@code https}, or {@code http} too where that is allowed. */
    SCHEME,
    /** It carries a user name. */
    USERINFO,
    /** Its host is a number in disguise or a name that is only known locally. */
    HOST,
    /** Its port is not among those allowed. */
    PORT,
    /** Its host has no address. */
    UNRESOLVED,
    /** One of the addresses of its host is not public. */
    ADDRESS
  }

  /** What is wrong with it. */
  public Reason reason() {
    return reason;
  }
}
