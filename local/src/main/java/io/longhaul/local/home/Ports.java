package io.longhaul.local.home;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The number of each fixed port of a stack; all of them are bound to the loopback interface. */
public record Ports(Map<Port, Integer> numbers) {
  private static final int HIGHEST = 65_535;

  public Ports {
    var complete = new EnumMap<Port, Integer>(Port.class);
    for (var port : Port.values()) {
      complete.put(port, numbers.getOrDefault(port, port.standard()));
    }
    requireUsable(complete);
    numbers = Map.copyOf(complete);
  }

  /** 8080, 8081, 7233, 8233 and 5433. */
  public static Ports standard() {
    return new Ports(Map.of());
  }

  /** Different ones on which nothing listens now. */
  public static Ports free() {
    var all = new EnumMap<Port, Integer>(Port.class);
    for (var port : Port.values()) {
      all.put(port, FreePort.any());
    }
    return new Ports(all);
  }

  /** Whether nothing listens on any of them now. */
  public boolean areFree() {
    return numbers.values().stream().allMatch(Port::isFree);
  }

  /** The options of {@code ./longhaul up} that choose them. */
  public List<String> options() {
    return Stream.of(Port.values())
        .flatMap(port -> Stream.of(port.option(), Integer.toString(of(port))))
        .toList();
  }

  /** These ports with some of them moved. */
  public Ports with(Map<Port, Integer> moved) {
    var all = new EnumMap<>(numbers);
    all.putAll(moved);
    return new Ports(all);
  }

  /** One that is none of these, and on which nothing listens now. */
  public int another() {
    int port = FreePort.any();
    return numbers.containsValue(port) ? another() : port;
  }

  public int of(Port port) {
    return numbers.getOrDefault(port, port.standard());
  }

  /** Fails with one sentence about the first of these ports that is taken. */
  public void requireFree(Set<Port> needed) {
    for (var port : needed) {
      port.requireFree(of(port));
    }
  }

  private static void requireUsable(Map<Port, Integer> numbers) {
    var seen = new HashSet<Integer>();
    for (var entry : numbers.entrySet()) {
      int number = entry.getValue();
      if (number < 1 || number > HIGHEST) {
        throw new StartupException(
            "%s is %d, and a port is 1 to %d.".formatted(entry.getKey().option(), number, HIGHEST));
      }
      if (!seen.add(number)) {
        throw new StartupException(
            "Port %d is given twice; %s needs one of its own."
                .formatted(number, entry.getKey().option()));
      }
    }
  }
}
