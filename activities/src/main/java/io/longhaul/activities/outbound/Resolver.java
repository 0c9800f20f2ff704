package io.longhaul.activities.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. */
interface Resolver {

  /** That of the machine. */
  Resolver SYSTEM = InetAddress::getAllByName;

  InetAddress[] resolve(String name) throws UnknownHostException;
}
