/** Version of the engine: raised whenever the same question to the same texts may get another answer or the index other bytes. */
export const ENGINE = '7'

/** Version of the program, that of package.json. */
export const VERSION = '0.1.0'
