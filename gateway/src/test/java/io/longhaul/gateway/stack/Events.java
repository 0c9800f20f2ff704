package io.longhaul.gateway.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events that reads what comes, as a browser does. */
public final class Events implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Event END = new Event(null, "the end", "");
  private static final int LIMIT_SECONDS = 20;

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();

  private Events(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  /** An event; the name of those that have none is {@code message}. */
  public record Event(@Nullable String id, String name, String data) {

    /** The data as JSON. */
    public JsonNode json() {
      return JsonMapper.shared().readTree(data);
    }

    /** A member of the data that is a text. */
    public String text(String pointer) {
      return json().at(pointer).asString("");
    }
  }

  /** Asks for a stream; headers are given as names and values in turn. */
  public static Events open(String url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    request.header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Events(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public int status() {
    return response.statusCode();
  }

  /** A header; null when there is none. */
  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The comments so far. */
  public List<String> comments() {
    return comments;
  }

  /** The next event. */
  public Event next() {
    Event event = take();
    if (event.equals(END)) {
      throw new AssertionError("The stream has ended");
    }
    return event;
  }

  /** The next event in which the operation is in a state. */
  public Event until(String state) {
    while (true) {
      Event event = next();
      if (event.text("/state").equals(state)) {
        return event;
      }
    }
  }

  /** Waits for the end; fails when an event comes before. */
  public void end() {
    Event event = take();
    if (!event.equals(END)) {
      throw new AssertionError("There is more: " + event);
    }
  }

  /** Hangs up. */
  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event take() {
    try {
      return Objects.requireNonNull(events.poll(LIMIT_SECONDS, TimeUnit.SECONDS), "no event");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Parser parser = new Parser();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        parser.line(line);
      }
    } catch (IOException e) {
      // Hung up, by one side or the other.
    } finally {
      events.add(END);
    }
  }

  /** Puts lines together. */
  private final class Parser {

    private @Nullable String id;
    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    void line(String line) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          events.add(new Event(id, name, data.toString()));
        }
        data.setLength(0);
        name = "message";
      } else if (line.startsWith(":")) {
        comments.add(line.substring(1));
      } else {
        field(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
      }
    }

    private void field(String field, String value) {
      switch (field) {
        case "id" -> id = value.strip();
        case "event" -> name = value.strip();
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {}
      }
    }
  }
}
