package io.longhaul.gateway.google;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The facade. */
@Configuration(proxyBeanMethods = false)
@Import({GoogleController.class, GoogleErrors.class})
public class GoogleConfiguration {}
