package io.longhaul.client.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The state directory of the one-machine stack, as far as a client may look into it. */
record StackHome(Path directory) {

  static StackHome of(Surroundings surroundings) {
    String named = surroundings.variable("LONGHAUL_HOME");
    return new StackHome(surroundings.resolve(Path.of(named == null ? ".longhaul" : named)));
  }

  /** Where the gateway of the running stack listens; null when none runs, or never has. */
  @Nullable String gateway() {
    try {
      String state = Files.readString(directory.resolve("state.json"));
      String address = JsonMapper.shared().readTree(state).at("/addresses/gateway").asString("");
      return address.isEmpty() ? null : address;
    } catch (IOException | JacksonException e) {
      return null;
    }
  }

  /** The token that the stack made for its own user; null when there is none. */
  @Nullable Path token() {
    Path file = directory.resolve("client.token");
    return Files.isReadable(file) ? file : null;
  }
}
