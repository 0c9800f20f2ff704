package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What each command says about itself. */
class HelpTests {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<CommandLine> commands() {
    return all(LonghaulCommand.in(surroundings()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsItselfAndEveryOption(CommandLine command) {
    String help = command.getUsageMessage();

    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(help.lines()).allMatch(line -> line.length() <= 100, "at most 100 columns");
    assertThat(help).isASCII();
    command
        .getCommandSpec()
        .args()
        .forEach(each ->
            assertThat(String.join("", each.description()))
                .as(each.paramLabel() + " of " + command.getCommandName())
                .isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void givesExamplesThatParse(CommandLine command) {
    List<String> examples = examples(command);
    boolean isLeaf = command.getSubcommands().isEmpty();

    assertThat(examples.isEmpty() && isLeaf).as("no examples").isFalse();
    for (String example : examples) {
      CommandLine.ParseResult parsed = LonghaulCommand.in(surroundings()).parseArgs(words(example));
      while (isLeaf && parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      assertThat(parsed.errors()).isEmpty();
      if (isLeaf) {
        assertThat(parsed.commandSpec().qualifiedName())
            .as(example)
            .isEqualTo(command.getCommandSpec().qualifiedName());
      }
    }
  }

  private static List<String> examples(CommandLine command) {
    return command
        .getHelp()
        .footer()
        .lines()
        .filter(line -> line.startsWith("  longhaul "))
        .map(line -> line.strip().substring("longhaul ".length()))
        .toList();
  }

  /** Words as a shell sees them, up to a redirection. */
  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.replaceAll(" > .*", ""));
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words.toArray(String[]::new);
  }

  static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTests::all));
  }

  static Surroundings surroundings() {
    return new Surroundings(
        "longhaul", Map.of(), Path.of(""), System.out, System.err, Terminal.NONE);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesNoOptionTwice(CommandLine command) {
    List<String> names =
        command.getCommandSpec().options().stream()
            .flatMap(option -> Arrays.stream(option.names()))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }
}
