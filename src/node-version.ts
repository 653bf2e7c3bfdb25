const requiredMajor = 24

/** Ends the process with one sentence when Node is too old; imported before anything else by every entry. */
if (Number(process.versions.node.split('.')[0]) < requiredMajor) {
  process.stderr.write(
    `Planwright needs Node ${requiredMajor} or newer and this is ${process.version}. ` +
      'Start it with "npm start" (the pinned node package then provides the right version), or install Node 24.\n',
  )
  process.exit(2)
}
