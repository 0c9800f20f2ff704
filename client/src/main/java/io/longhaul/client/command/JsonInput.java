package io.longhaul.client.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object on the command line: as it is, {@code @file}, or {@code -} for standard input. */
final class JsonInput {
  private JsonInput() {}

  static ObjectNode read(String text, Surroundings surroundings) {
    try {
      if (Printer.JSON.readTree(json(text, surroundings)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new UsageException("The input is not JSON: " + e.getOriginalMessage());
    }
    throw new UsageException("The input must be a JSON object.");
  }

  private static String json(String text, Surroundings surroundings) {
    try {
      if (text.equals("-")) {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      }
      return text.startsWith("@")
          ? Files.readString(surroundings.resolve(Path.of(text.substring(1))))
          : text;
    } catch (IOException e) {
      throw new UsageException("The input cannot be read: " + text);
    }
  }

  /** Sets {@code name=value}; what reads as a JSON value is one, everything else is a text. */
  static void set(ObjectNode object, String name, String value) {
    try {
      object.set(name, Printer.JSON.readTree(value));
    } catch (JacksonException e) {
      object.put(name, value);
    }
  }
}
