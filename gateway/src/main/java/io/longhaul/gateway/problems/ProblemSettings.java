package io.longhaul.gateway.problems;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How problem documents are written.
 *
 * @param typeBase what the {@code type} of each problem begins with; its slug follows
 */
@ConfigurationProperties("longhaul.problems")
public record ProblemSettings(@DefaultValue("https://longhaul.io/errors/") String typeBase) {}
