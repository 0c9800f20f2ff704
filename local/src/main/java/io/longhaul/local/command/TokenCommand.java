package io.longhaul.local.command;

import io.longhaul.local.token.Role;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an access token for the stack's gateway. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Prints an access token, valid for 30 days, signed with the key of this home.",
    footer = {
      "",
      "  ./longhaul token client",
      "  ./longhaul token support --tenant acme --subject ann",
      "  curl -H \"Authorization: Bearer $(./longhaul token client)\" http://127.0.0.1:8080/v1/operations"
    })
final class TokenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "client|support|admin", description = "Whom the token is for.")
  private Role role = Role.CLIENT;

  @Option(
      names = "--tenant",
      defaultValue = "acme",
      description = "The caller's tenant (${DEFAULT-VALUE}).")
  private String tenant = "";

  @Option(names = "--subject", defaultValue = "ann", description = "The caller (${DEFAULT-VALUE}).")
  private String subject = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var key = SigningKey.of(Surroundings.home());
    var out = spec.commandLine().getOut();
    out.println(token(key));
    out.flush();
    return 0;
  }

  private String token(SigningKey key) {
    try {
      return new TokenIssuer(key, Clock.systemUTC()).token(role, tenant, subject);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
