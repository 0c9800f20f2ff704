package io.longhaul.e2e.clients;

import tools.jackson.databind.JsonNode;

/** One thing that a client did, as its program reported it. */
record ClientCase(JsonNode line) {

  String name() {
    return line.path("case").asString("");
  }

  boolean passed() {
    return line.path("passed").asBoolean(false);
  }

  /** What went wrong; empty when nothing did. */
  String problem() {
    return line.path("problem").asString("");
  }

  /** One of the things that the program tells beside that. */
  String told(String member) {
    return line.path(member).asString("");
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
