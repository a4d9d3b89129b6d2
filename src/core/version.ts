/** Version of the engine: raised whenever the same question to the same texts may get another answer or the index other bytes. */
export const ENGINE = '6'
