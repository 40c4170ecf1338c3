package io.github.mediastore.examples.parts.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells a client that asks before it sends its body ({@code Expect: 100-continue}, RFC 9110 section
 * 10.1.1) to go on when the body is read, not before somebody has looked at its length.
 */
@Component
class ExpectedBodies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addConnectorCustomizers(
        connector -> connector.setProperty("continueResponseTiming", "onRead"));
  }
}
